import type { Names } from '../../shared/names.ts'
import type { Happened, Table } from '../../shared/table.ts'
import { dayWords } from '../table/days.ts'
import { attendanceDeeds } from '../attendance/deeds.ts'
import { nameOf } from '../table/use-table.tsx'

type Payload = Record<string, unknown>
/** One thing that happened, with what is needed to tell it. */
export type Told = { payload: Payload; table: Table; names: Names; happened: Happened }

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
  ...attendanceDeeds,
  'agenda.reworded': (told) => `reworded ${item(told)}`,
  'agenda.withdrawn': (told) => `took ${item(told)} off the agenda: ${String(told.payload['reason'])}`,
  'agenda.covered': (told) => `marked ${item(told)} as covered`,
  'agenda.round_asked': (told) => `asked everyone for their view on ${item(told)}`,
  'agenda.round_answered': (told) =>
    `${roundAnswers[String(field(told.payload, 'answer')['kind'])] ?? 'answered'} on ${item(told)}`,
  'agenda.read_back_asked': (told) => `asked everyone to read the minutes of ${item(told)}`,
  'agenda.reading_given': (told) =>
    field(told.payload, 'reading')['kind'] === 'reads_right'
      ? `said that the minutes of ${item(told)} read right`
      : `asked for a change in the minutes of ${item(told)}`,
  'agenda.held': (told) => `held ${item(told)} open${because(told)}`,
  'agenda.let_go': (told) => `no longer holds ${item(told)} open`,
  'agenda.parked': (told) => `parked ${item(told)} ${parkedUntil(told)}`,
  'agenda.replied': (told) =>
    `replied to ${item(told)} (${replies[String(told.payload['outcome'])] ?? ''})${because(told)}`,
  'agenda.waived': (told) => `did without notice of ${item(told)}`,
  'agenda.reopened': (told) => `opened ${item(told)} again`,
  'agenda.added': ({ payload }) =>
    payload['carriedFrom'] === undefined
      ? `put “${String(payload['title'])}” on the agenda`
      : `put “${String(payload['title'])}”, which a meeting had left open, on the next agenda`,
  'proposal.tabled': (told) => `${tabled(told.payload)}: “${String(told.payload['words'])}”`,
  'proposal.reworded': (told) =>
    `reworded what their party had put (wording ${String(told.payload['revision'])}): ${proposal(told)}`,
  'proposal.answered': (told) =>
    `${answers[answerIn(told.payload)] ?? 'answered'} what was put to everyone: ${proposal(told)}`,
  'proposal.decision_awaited': (told) =>
    `said that ${String(told.payload['role'])} has to decide by ${dayWords(String(told.payload['byDay']))}: ${proposal(told)}`,
  'proposal.decision_told': (told) =>
    `passed on what was decided (${outcomes[String(told.payload['outcome'])] ?? ''}): ${proposal(told)}`,
  'proposal.withdrawn': (told) =>
    `withdrew what their party had put: ${proposal(told)}, because: ${String(told.payload['reason'])}`,
  'action.captured': (told) => `proposed an action: ${action(told)}`,
  'action.reworded': (told) =>
    `reworded an action (wording ${String(told.payload['revision'])}): ${action(told)}`,
  'screen.opened': (told) => `put ${meeting(told)} on a screen in the room`,
  'screen.closed': (told) => `took ${meeting(told)} off a screen`,
  'pause.called': (told) => `called a pause in ${meeting(told)}`,
  'pause.ended': (told) => `said that ${meeting(told)} goes on`,
  'statement.posted': (told) => `posted ${statement(told.payload)} on ${item(told)}`,
  'said.recorded': ({ payload, ...told }) =>
    `recorded what ${nameOf(told.names, String(payload['speakerSeatId']))} said`,
  'said.version_added': () => 'put a version beside words that were recorded',
  'action.answered': (told) => `${answers[answerIn(told.payload)] ?? 'answered'} an action: ${action(told)}`,
  'action.owner_answered': (told) => `${accepted(told.payload)} an action: ${action(told)}`,
  'action.reported': (told) => `reported an action as done: ${action(told)}`,
  'action.found': (told) => `${findings[findingIn(told.payload)] ?? 'looked at'} a report: ${action(told)}`,
}

const tabled = (payload: Payload) =>
  ({
    offer: 'made an offer',
    fact: 'asked whether everyone accepts a fact',
    recommendation: 'gave their party’s recommendation',
  })[String(payload['kind'])] ?? 'put a proposal to everyone'

const statement = ({ kind, version }: Payload) => {
  const again = Number(version) > 1 ? `version ${Number(version)} of ` : ''
  if (kind === 'different_view') return again ? `${again}their different view` : 'a different view'
  return `${again}${kind === 'child' ? 'the child’s words' : 'their party’s views'}`
}

const outcomes: Record<string, string> = { yes: 'yes', in_part: 'in part', no: 'no' }

const roundAnswers: Record<string, string> = {
  view: 'gave their party’s view',
  question: 'asked a question',
  nothing_to_add: 'had nothing to add',
}

const replies: Record<string, string> = {
  accepted: 'accepted',
  in_part: 'accepted in part',
  not_accepted: 'not accepted',
}

const because = ({ payload: { reason } }: Told) => (typeof reason === 'string' ? `, because: ${reason}` : '')

function parkedUntil({ payload, names }: Told): string {
  const until = field(payload, 'until')
  const day = typeof until['day'] === 'string' ? dayWords(until['day']) : ''
  if (until['kind'] === 'written_reply')
    return `until ${nameOf(names, String(until['from']))} replies in writing, by ${day}`
  return day ? `for a meeting on ${day}` : 'for another meeting'
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

function proposal({ table, payload }: Told): string {
  const { revisions = [] } = table.proposals[String(payload['proposalId'])] ?? {}
  const revision = Number(payload['revision'] ?? revisions.length)
  return `“${revisions[revision - 1]?.words ?? 'a proposal'}”`
}

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
