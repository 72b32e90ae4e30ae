import type { Meeting } from '../meetings/meeting.ts'
import type { Table } from '../table.ts'

/** The meeting that a command is about: the one it names, or that of the item, action or other thing that it names. */
export function meetingInQuestion(table: Table, asked: object): Meeting | undefined {
  const named = asked as Record<string, unknown>
  const own = <Thing>(things: Record<string, Thing>, id: unknown): Thing | undefined =>
    typeof id === 'string' && Object.hasOwn(things, id) ? things[id] : undefined
  const thing =
    own(table.agenda, named['itemId']) ??
    own(table.actions, named['actionId']) ??
    own(table.proposals, named['proposalId']) ??
    own(table.statements, named['statementId']) ??
    own(table.said, named['saidId'])
  return own(table.meetings, named['meetingId'] ?? thing?.meetingId)
}
