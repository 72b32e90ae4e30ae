import * as fc from 'fast-check'
import { meetingTypes } from '../../shared/meeting-types/types.ts'
import { parties, powers } from '../../shared/seats/seat.ts'
import { flowFields } from './any-flow.ts'
import { attendanceFields } from './any-attendance.ts'
import { statementFields } from './any-statements.ts'
import { voiceFields } from './any-voice.ts'
import { proposalFields } from './any-proposals.ts'
import * as busy from './busy-table.ts'
import { head, named, officer, parent, type Asked } from './table-world.ts'

/** Any command by any seat: of every kind, about things that exist, that may come to exist, and that never do. */

/** `present` and `latest` stand for the number that a page which is up to date would send. */
export type Asking = { by: string; command: Asked }

const unknown = [named('unknown'), ...busy.membersOfEveryObject]
const made = (noun: string) => [1, 2, 3].map((number) => named(`new-${noun}${number}`))

const oneOf = (existing: string[], noun: string) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...existing) },
    { weight: 4, arbitrary: fc.constantFrom(...made(noun)) },
    { weight: 1, arbitrary: fc.constantFrom(...unknown) },
  )

const newOne = (existing: string[], noun: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...made(noun)) }, oneOf(existing, noun))

const seatId = oneOf(busy.seatIds, 'seat')
// Those who sign and host ask most, or too much of a walk would be refusals.
const actor = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(parent, head, officer) },
  { weight: 2, arbitrary: seatId },
)
const meetingId = oneOf(busy.meetingIds, 'meeting')
const itemId = oneOf(busy.itemIds, 'item')
const actionId = oneOf(busy.actionIds, 'action')

const words = fc.constantFrom('Reading help', 'Transport to school', 'Speech therapy', 'A quiet room')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const day = fc.constantFrom('2027-05-01', '2027-05-03', '2027-05-09', '2027-06-14', '2028-01-01')
const instant = fc.constantFrom('2027-05-20T13:00:00.000Z', '2027-06-02T09:30:00.000Z')
const minutes = maybe(fc.integer({ min: 1, max: 240 }))
const count = (now: string) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(now) }, { weight: 2, arbitrary: fc.nat(4) })
const revision = count('present')
const powersGiven = fc.subarray([...powers])
const party = fc.constantFrom(...parties)

const plan = {
  title: words,
  startsAt: instant,
  lengthMin: fc.integer({ min: 5, max: 480 }),
  place: maybe(words),
  videoLink: maybe(fc.constant('https://meet.example/review')),
  purpose: words,
}

const agendaOf = fc.constantFrom(...meetingTypes).chain((type) =>
  fc.record({
    meetingType: fc.constant(type.id),
    itemIds: fc.tuple(
      ...type.agenda.map(({ isFixed }, place) =>
        fc.option(fc.constant(named(`new-item${place + 1}`)), { nil: null, freq: isFixed ? 50 : 2 }),
      ),
    ),
  }),
)

const wording = fc.record({
  what: words,
  ownerSeatId: seatId,
  due: fc.oneof(
    fc.record({ kind: fc.constant('day'), day }),
    fc.record({ kind: fc.constant('event'), event: words, day: maybe(day) }),
  ),
  doneWhen: maybe(words),
})

const position = fc.oneof(
  fc.record({ answer: fc.constantFrom('agree', 'agree_in_part', 'disagree'), comment: words }),
  fc.record({ answer: fc.constant('take_away'), replyBy: day, comment: maybe(words) }),
)

const acceptance = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accepted') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('declined'), reason: words }) },
)

const finding = fc.record({
  kind: fc.constantFrom('confirmed', 'disputed', 'cannot_tell'),
  comment: words,
})

const namedParties = fc.uniqueArray(fc.record({ party, name: words }), {
  minLength: 1,
  maxLength: 7,
  selector: (named) => named.party,
})

const invitation = {
  seatId: newOne(busy.seatIds, 'seat'),
  invitationId: fc.constantFrom(...made('link')),
  expiresAt: instant,
}

/** What each kind of command carries. A command that is missing here fails a test in `deciding.property.test.ts`. */
export const fieldsOf: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'workspace.open': { parties: namedParties, party, role: words, organisation: maybe(words) },
  'party.name': { party, name: words },
  'seat.invite': {
    ...invitation,
    party,
    role: words,
    organisation: maybe(words),
    isSupporter: fc.boolean(),
    powers: powersGiven,
  },
  'invitation.renew': { ...invitation, seatId },
  'invitation.revoke': { seatId },
  'invitation.close': {},
  'seat.join': {},
  'seat.empower': { seatId, powers: powersGiven },
  'seat.describe': { role: words, organisation: maybe(words) },
  'seat.release': { seatId },
  'seat.leave': {},
  'meeting.replan': { meetingId, ...plan },
  'meeting.notify': { meetingId },
  'meeting.start': { meetingId },
  'meeting.end': { meetingId, note: maybe(words) },
  'agenda.add': {
    itemId: newOne(busy.itemIds, 'item'),
    meetingId,
    title: words,
    wants: maybe(words),
    minutes,
  },
  'agenda.reword': { itemId, title: words, wants: maybe(words), minutes },
  'agenda.withdraw': { itemId, reason: words },
  'agenda.move': { itemId, afterItemId: maybe(itemId) },
  'agenda.turn_to': { itemId },
  'agenda.cover': { itemId },
  'agenda.reopen': { itemId },
  ...flowFields({
    itemId,
    newItemId: newOne(busy.itemIds, 'item'),
    openItemId: oneOf(busy.notReached, 'item'),
    meetingId,
    seatId,
    words,
    day,
  }),
  ...proposalFields,
  'action.capture': {
    actionId: newOne(busy.actionIds, 'action'),
    meetingId,
    itemId,
    quote: maybe(words),
    wording,
  },
  'action.reword': { actionId, revision, wording },
  'action.answer': { actionId, revision, position },
  'action.owner_answer': { actionId, revision, acceptance },
  'action.report': { actionId, revision, evidence: words },
  'action.find': { actionId, report: count('latest'), finding },
  'screen.open': { meetingId, screenId: newOne([busy.screen], 'screen') },
  'screen.close': { meetingId, screenId: oneOf([busy.screen], 'screen') },
  ...voiceFields({
    meetingId,
    itemId,
    seatId,
    saidId: oneOf([busy.saidWords], 'said'),
    newSaidId: newOne([busy.saidWords], 'said'),
    words,
  }),
  ...statementFields,
  ...attendanceFields({
    meetingId,
    seatId,
    objectionId: oneOf([busy.objection], 'objection'),
    newObjectionId: newOne([busy.objection], 'objection'),
    words,
  }),
}

const carried = maybe(
  fc.constantFrom(...busy.notReached).map((from) => [{ itemId: named('new-item20'), from }]),
)

const convening = fc
  .tuple(newOne(busy.meetingIds, 'meeting'), agendaOf, fc.record({ ...plan, carried }))
  .map(([meetingId, agenda, plan]): Asked => ({ type: 'meeting.convene', meetingId, ...agenda, ...plan }))

// Rare, since after them there is less to see.
const seldom = new Set(['workspace.open', 'meeting.end', 'seat.leave', 'seat.release'])
const often = new Set(['meeting.notify', 'meeting.start'])
const weightOf = (type: string) =>
  seldom.has(type) ? 1 : often.has(type) || type.startsWith('action.') ? 9 : 3

export const anyCommand: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 3, arbitrary: convening },
  ...Object.entries(fieldsOf).map(([type, fields]) => ({
    weight: weightOf(type),
    arbitrary: fc.record({ type: fc.constant(type), ...fields }) as fc.Arbitrary<Asked>,
  })),
)

export const anyAsking: fc.Arbitrary<Asking> = fc.record({ by: actor, command: anyCommand })

export const anyAskings = fc.array(anyAsking, { minLength: 1, maxLength: 80, size: 'max' })
