import { z } from 'zod'
import * as actionEvents from './actions/events.ts'
import { Action } from './actions/action.ts'
import { actionCommands } from './actions/commands.ts'
import { AgendaItem } from './agenda/item.ts'
import { agendaCommands } from './agenda/commands.ts'
import * as agendaEvents from './agenda/events.ts'
import { attendanceCommands } from './attendance/commands.ts'
import * as attendanceEvents from './attendance/events.ts'
import { meetingInQuestion } from './attendance/meeting-in-question.ts'
import { powersAt } from './attendance/powers-at.ts'
import { Meeting } from './meetings/meeting.ts'
import { meetingCommands } from './meetings/commands.ts'
import * as meetingEvents from './meetings/events.ts'
import { proposalCommands } from './proposals/commands.ts'
import * as proposalEvents from './proposals/events.ts'
import { Proposal } from './proposals/proposal.ts'
import { Refusal } from './refusal.ts'
import type { Actor, By, CommandKind, EventKind, Fact } from './rule.ts'
import { screenCommands, screenDoorCommands } from './screens/commands.ts'
import * as screenEvents from './screens/events.ts'
import { doorCommands, seatCommands } from './seats/commands.ts'
import * as seatEvents from './seats/events.ts'
import { Party, Seat } from './seats/seat.ts'
import { statementCommands } from './statements/commands.ts'
import * as statementEvents from './statements/events.ts'
import { Statement } from './statements/statement.ts'
import { voiceCommands } from './voice/commands.ts'
import * as voiceEvents from './voice/events.ts'
import { Said } from './voice/voice.ts'
import { openWorkspace } from './workspace/open.ts'
import { partyCommands } from './workspace/parties.ts'
import * as workspaceEvents from './workspace/events.ts'
import { Count, Id, Instant, line } from './words.ts'

/** One child's or young person's table as its history has made it. Plain data, never changed in place. */
export const Table = z.object({
  id: Id,
  seq: Count,
  /**
   * The event at `seq`, as `eventMark` tells it from any other that might have stood there. Empty when it is not known: a
   * server of an older version does not say.
   */
  last: z.string().default(''),
  openedAt: Instant,
  parties: z.partialRecord(Party, z.object({ name: line(120) })),
  seats: z.record(Id, Seat),
  meetings: z.record(Id, Meeting),
  agenda: z.record(Id, AgendaItem),
  actions: z.record(Id, Action),
  statements: z.record(Id, Statement),
  proposals: z.record(Id, Proposal),
  said: z.record(Id, Said),
})
export type Table = z.infer<typeof Table>

/** What happened, in its place in the history. */
export const Happened = z.object({
  seq: Count,
  at: Instant,
  seatId: Id,
  commandId: Id,
  type: z.string(),
  payload: z.unknown(),
})
export type Happened = z.infer<typeof Happened>

/**
 * Two histories may have different events at one place: a backup was restored, and the table went on from there. The
 * moment is in it because a command that was lost is sent again under its id.
 */
export const eventMark = ({ commandId, at }: Pick<Happened, 'commandId' | 'at'>) => `${commandId} ${at}`

/** Whether two marks may be of one event: nothing is said against it while one of them is not known. */
export const mayBeSame = (mark: string | undefined, other: string | undefined): boolean =>
  !mark || !other || mark === other

export const emptyTable = (id: Id): Table => ({
  id,
  seq: 0,
  last: '',
  openedAt: '1970-01-01T00:00:00.000Z',
  parties: {},
  seats: {},
  meetings: {},
  agenda: {},
  actions: {},
  statements: {},
  proposals: {},
  said: {},
})

const events: ReadonlyMap<string, EventKind> = new Map(
  [
    workspaceEvents,
    seatEvents,
    meetingEvents,
    attendanceEvents,
    agendaEvents,
    voiceEvents,
    screenEvents,
    statementEvents,
    proposalEvents,
    actionEvents,
  ]
    .flatMap((noun): EventKind[] => Object.values(noun))
    .map((kind) => [kind.type, kind]),
)

/** What a seated person may ask for over the wire. */
export const tableCommands = [
  ...partyCommands,
  ...seatCommands,
  ...meetingCommands,
  ...attendanceCommands,
  ...agendaCommands,
  ...voiceCommands,
  ...screenCommands,
  ...statementCommands,
  ...proposalCommands,
  ...actionCommands,
] as const

/** What only the server's own doors may ask for: opening, inviting and joining also write outside the history. */
const commands: ReadonlyMap<string, CommandKind> = new Map(
  [openWorkspace, ...doorCommands, ...screenDoorCommands, ...tableCommands].map(
    (kind): [string, CommandKind] => [kind.type, kind],
  ),
)

export const Command = z.discriminatedUnion(
  'type',
  [tableCommands[0].schema, ...tableCommands.slice(1).map((kind) => kind.schema)],
  { error: 'Concord does not know this command.' },
)

/**
 * What happens when this seat asks for this, at this moment. Nothing outside the arguments is read.
 * Throws a Refusal when the rules of the table do not allow it.
 */
export function decide(table: Table, by: By, asked: { type: string }): Fact[] {
  const kind = commands.get(asked.type)
  if (!kind) throw new Refusal('invalid', 'Concord does not know this command.', 'type')
  return kind.decide(table, actorOf(table, by, asked), asked)
}

/** The table after this has happened. An event that this program does not know stops it: never guess a record. */
export function evolve(table: Table, happened: Happened): Table {
  const kind = events.get(happened.type)
  if (!kind) throw new Error(`unknown event ${happened.type}`)
  return { ...kind.apply(table, happened.payload, happened), seq: happened.seq, last: eventMark(happened) }
}

function actorOf(table: Table, by: By, asked: { type: string }): Actor {
  const { type } = asked
  const seat = table.seats[by.seatId]
  if (!seat && type === openWorkspace.type) return { ...by, party: 'other', powers: [] }
  // An invited seat can do two things, both through the server's door: join, and have its link closed.
  const isAtDoor = seat?.state === 'invited' && (type === 'seat.join' || type === 'invitation.close')
  if (!seat || (seat.state !== 'seated' && !isAtDoor))
    throw new Refusal('forbidden', 'You no longer have a seat at this table.')
  return { ...by, party: seat.party, powers: powersAt(seat, meetingInQuestion(table, asked)) }
}
