import type { Names } from '../../shared/names.ts'
import type { Happened, Table } from '../../shared/table.ts'
import { nameOf } from '../table/use-table.tsx'

type Payload = Record<string, unknown>
type Told = { payload: Payload; table: Table; names: Names; happened: Happened }

/** What happened, as the end of a sentence that begins with who did it; nothing where it would only be noise. */
export function deedWords(happened: Happened, table: Table, names: Names): string[] {
  // The usual items of a meeting came with its convening, which is told.
  if (happened.type === 'agenda.added' && (happened.payload as Payload)['isUsual']) return []
  const tell = deeds[happened.type]
  return tell ? [tell({ payload: happened.payload as Payload, table, names, happened })] : []
}

const deeds: Record<string, (told: Told) => string> = {
  'workspace.opened': () => 'opened this table',
  'party.named': ({ payload }) => `named a party: ${String(payload['name'])}`,
  'seat.invited': ({ payload, ...told }) =>
    `told everyone that ${person(told, payload)} will come as ${String(payload['role'])}`,
  'invitation.renewed': ({ payload, ...told }) => `made a new link for ${person(told, payload)}`,
  'invitation.closed': ({ payload, ...told }) =>
    payload['reason'] === 'revoked'
      ? `took back the invitation of ${person(told, payload)}`
      : 'has an invitation whose link was closed after five wrong codes',
  'seat.joined': () => 'came to the table',
  'seat.empowered': ({ payload, ...told }) => `changed what ${person(told, payload)} may do`,
  'seat.described': () => 'changed how they are described',
  'seat.released': ({ payload, ...told }) => `released the seat of ${person(told, payload)}`,
  'seat.left': () => 'left the table',
  'meeting.convened': ({ payload }) => `convened “${String(payload['title'])}”`,
  'meeting.replanned': (told) => `changed the plan of ${meeting(told)}`,
  'meeting.noticed': (told) => `told everyone about ${meeting(told)}`,
  'meeting.started': (told) => `started ${meeting(told)}`,
  'meeting.ended': (told) => `ended ${meeting(told)}${notReached(told)}`,
  'agenda.reworded': (told) => `reworded ${item(told)}`,
  'agenda.withdrawn': (told) => `took ${item(told)} off the agenda: ${String(told.payload['reason'])}`,
  'agenda.covered': (told) => `marked ${item(told)} as covered`,
  'agenda.reopened': (told) => `opened ${item(told)} again`,
  'agenda.added': ({ payload }) => `put “${String(payload['title'])}” on the agenda`,
  'action.captured': (told) => `proposed an action: ${action(told)}`,
  'action.reworded': (told) =>
    `reworded an action (wording ${String(told.payload['revision'])}): ${action(told)}`,
  'action.answered': (told) => `${answers[answerIn(told.payload)] ?? 'answered'} an action: ${action(told)}`,
  'action.owner_answered': (told) => `${accepted(told.payload)} an action: ${action(told)}`,
  'action.reported': (told) => `reported an action as done: ${action(told)}`,
  'action.found': (told) => `${findings[findingIn(told.payload)] ?? 'looked at'} a report: ${action(told)}`,
}

const answers: Record<string, string> = {
  agree: 'agreed to',
  agree_in_part: 'agreed in part to',
  disagree: 'gave a different view on',
  take_away: 'took away, to reply later,',
}

const findings: Record<string, string> = {
  confirmed: 'confirmed',
  disputed: 'disputed',
  cannot_tell: 'could not tell from',
}

const field = (payload: Payload, name: string) => (payload[name] ?? {}) as Payload
const answerIn = (payload: Payload) => String(field(payload, 'position')['answer'])
const findingIn = (payload: Payload) => String(field(payload, 'finding')['kind'])
const accepted = (payload: Payload) =>
  field(payload, 'acceptance')['kind'] === 'accepted' ? 'said “I will do this” to' : 'said no to'
const person = ({ names }: Pick<Told, 'names'>, payload: Payload) => nameOf(names, String(payload['seatId']))
const meeting = ({ table, payload }: Told) =>
  `“${table.meetings[String(payload['meetingId'])]?.title ?? 'a meeting'}”`
const item = ({ table, payload }: Told) => `“${table.agenda[String(payload['itemId'])]?.title ?? 'an item'}”`

function action({ table, payload }: Told): string {
  const { revisions = [] } = table.actions[String(payload['actionId'])] ?? {}
  const revision = Number(payload['revision'] ?? revisions.length)
  return `“${revisions[revision - 1]?.wording.what ?? 'an action'}”`
}

function notReached({ payload }: Told): string {
  const count = (payload['notReached'] as unknown[] | undefined)?.length ?? 0
  if (count === 0) return '; every item was reached'
  return `; ${count} ${count === 1 ? 'item was' : 'items were'} not reached`
}
