import { expect, it } from 'vitest'
import { z } from 'zod'
import { Draft } from '../../client/forms/draft.ts'
import { Drafts } from '../../client/forms/drafts.ts'
import { emptyOf, fieldAt, readCommand, refusalOf, type Problems } from '../../client/forms/problems.ts'
import { endpoints } from '../../shared/protocol.ts'
import { DeviceStorage } from '../world/device-storage.ts'
import {
  asking,
  atAnotherMeeting,
  covering,
  dropping,
  ending,
  parking,
  reopening,
  saying,
} from './flow-world.ts'
import {
  action,
  answering,
  capturedAction,
  liveReview,
  review,
  rewording,
  schoolsItem,
  wording,
} from './meeting-world.ts'
import { head, named, parent, supporter } from './table-world.ts'

const fields = {
  kind: z.enum(['meeting', 'written_reply']).nullable(),
  day: z.string(),
  powers: z.array(z.string()),
}
const draft = { kind: 'written_reply', day: '2027-05-09', powers: ['contribute'] }

it('P14: words and choices of a form are there again in a page that was loaded anew, until they are sent', () => {
  const tab = new DeviceStorage()
  const page = new Drafts(() => tab)
  page.keep('seat park', draft)
  page.keep('seat aim', { day: 'A named adult.' })
  const again = new Drafts(() => tab)
  expect(again.at('seat park', fields)).toEqual(draft)
  expect(again.at('other park', fields)).toEqual({})
  again.forget('seat park')
  const later = new Drafts(() => tab)
  expect(later.at('seat park', fields)).toEqual({})
  expect(later.at('seat aim', fields)).toEqual({ day: 'A named adult.' })
})

it('P14: what no longer fits a form is left out field by field, and the rest is there', () => {
  const tab = new DeviceStorage()
  new Drafts(() => tab).keep('park', { ...draft, kind: 'whenever', powers: [7], gone: 'x', constructor: 1 })
  expect(new Drafts(() => tab).at('park', fields)).toEqual({ day: draft.day })
  for (const broken of ['Words of an older page', '[1]', 'null', '{']) {
    tab.setItem('concord.unsent.park', broken)
    expect(new Drafts(() => tab).at('park', fields)).toEqual({})
  }
})

it('P14: a tab that may keep nothing still has the draft in its page', () => {
  const page = new Drafts(() => {
    throw new Error('this storage is forbidden')
  })
  page.keep('park', draft)
  expect(page.at('park', fields)).toEqual(draft)
  page.forget('park')
  expect(page.at('park', fields)).toEqual({})
})

const planFields = { title: z.string(), place: z.string(), base: z.number() }
const plan = { title: 'Review', place: 'Room 2', base: 1 }

/** A form as it is opened on what the table says. */
const opened = (page: Drafts, initially = plan, isWhole = false) =>
  new Draft(page, { place: 'w s plan', fields: planFields, initially, base: 'base', isWhole })

it('P14: what is asked for is in the outbox and in no form any more, until it is refused', () => {
  const page = new Drafts(() => new DeviceStorage())
  const form = opened(page)
  form.change({ place: 'Room 3' })
  form.letGo()
  form.change({ title: 'Review of the plan' })
  expect(opened(page)).toMatchObject({ now: plan, isBroughtBack: false })
  form.takeBack()
  expect(opened(page).now).toEqual({ ...plan, title: 'Review of the plan', place: 'Room 3' })
})

it('P14: a refusal that comes late takes nothing from the form that was begun since', () => {
  const page = new Drafts(() => new DeviceStorage())
  const first = opened(page)
  first.change({ place: 'Room 3' })
  first.letGo()
  opened(page).change({ place: 'Room 4' })
  first.takeBack()
  expect(opened(page).now.place).toBe('Room 4')
})

it('P14: a form that is opened again has what was changed in it, and the rest as the table has it by then', () => {
  const tab = new DeviceStorage()
  opened(new Drafts(() => tab)).change({ place: 'Room 3' })
  const page = new Drafts(() => tab)
  const theirs = { title: 'Early review', place: 'Hall', base: 2 }
  const form = opened(page, theirs)
  expect(form).toMatchObject({
    now: { title: 'Early review', place: 'Room 3', base: 1 },
    isBroughtBack: true,
  })
  // What came to the same by another way was not begun any more.
  const same = { ...theirs, place: 'Room 3' }
  expect(opened(page, same)).toMatchObject({ now: same, isBroughtBack: false })
  form.throwAway(theirs)
  expect(form.now).toEqual(theirs)
  expect(opened(page, theirs)).toMatchObject({ now: theirs, isBroughtBack: false })
})

it('P14: what means something only together comes back together', () => {
  const page = new Drafts(() => new DeviceStorage())
  opened(page, plan, true).change({ place: 'Room 3' })
  const theirs = { title: 'Early review', place: 'Hall', base: 2 }
  expect(opened(page, theirs, true).now).toEqual({ ...plan, place: 'Room 3' })
})

it('P14: a change that was taken back is none', () => {
  const page = new Drafts(() => new DeviceStorage())
  const form = opened(page)
  form.change({ place: 'Room 3' })
  form.change({ place: plan.place })
  expect(page.seats()).toEqual([])
})

it('P14: what was begun in a seat goes with the seat, from the page and from its tab', () => {
  const tab = new DeviceStorage()
  tab.setItem('another', 'w gone want')
  new Drafts(() => tab).keep('w gone want', draft)
  const page = new Drafts(() => tab)
  page.keep('w gone objection', draft)
  page.keep('w held want', draft)
  expect(new Set(page.seats().map(({ seatId }) => seatId))).toEqual(new Set(['gone', 'held']))
  page.forgetSeat({ workspaceId: 'w', seatId: 'gone' })
  for (const drafts of [page, new Drafts(() => tab)]) {
    expect(drafts.seats()).toEqual([{ workspaceId: 'w', seatId: 'held' }])
    expect(drafts.at('w gone want', fields)).toEqual({})
    expect(drafts.at('w gone objection', fields)).toEqual({})
  }
  expect(tab.length).toBe(2)
})

const long = 'a'.repeat(2500)
const item = { itemId: schoolsItem }
const given = { actionId: action, revision: 1 }
const put = { type: 'proposal.table', proposalId: named('put'), meetingId: review, ...item }
const planned = { title: 'Review', startsAt: '2027-05-30T13:00:00.000Z', lengthMin: 60, purpose: 'To go on.' }

/** What a form would send with one field wrong, and the field. */
const wrong: readonly [field: string, command: { type: string; [part: string]: unknown }][] = [
  ['title', { type: 'agenda.add', itemId: named('new'), meetingId: review, title: long, wants: '' }],
  ['wants', { type: 'agenda.reword', ...item, title: 'Reading', wants: long }],
  ['minutes', { type: 'agenda.reword', ...item, title: 'Reading', minutes: 241 }],
  ['words', { type: 'agenda.withdraw', ...item, reason: long }],
  ['day', parking({ kind: 'meeting', day: 'soon' })],
  ['from', parking({ kind: 'written_reply', day: '2027-05-30', from: '?' })],
  ['kind', parking({ kind: null })],
  ['words', { type: 'agenda.reply', ...item, outcome: 'accepted', reason: long }],
  ['kind', { type: 'agenda.reply', ...item, outcome: null, reason: 'Because.' }],
  ['words', { type: 'agenda.hold', ...item, reason: long }],
  ['words', saying('view', long)],
  ['title', { type: 'meeting.replan', meetingId: review, ...planned, title: '' }],
  ['day', { type: 'meeting.replan', meetingId: review, ...planned, startsAt: '' }],
  ['lengthMin', { type: 'meeting.replan', meetingId: review, ...planned, lengthMin: 4 }],
  ['videoLink', { type: 'meeting.replan', meetingId: review, ...planned, videoLink: 'over there' }],
  ['what', { type: 'action.reword', ...given, wording: { ...wording, what: long } }],
  ['ownerSeatId', { type: 'action.reword', ...given, wording: { ...wording, ownerSeatId: null } }],
  ['day', { type: 'action.reword', ...given, wording: { ...wording, due: { kind: 'day', day: '' } } }],
  ['event', { type: 'action.reword', ...given, wording: { ...wording, due: { kind: 'event', event: '' } } }],
  ['doneWhen', { type: 'action.reword', ...given, wording: { ...wording, doneWhen: long } }],
  ['kind', { type: 'action.answer', ...given, position: { answer: null, comment: '' } }],
  ['words', { type: 'action.answer', ...given, position: { answer: 'disagree', comment: '' } }],
  ['day', { type: 'action.answer', ...given, position: { answer: 'take_away', replyBy: '', comment: '' } }],
  ['words', { type: 'action.owner_answer', ...given, acceptance: { kind: 'declined', reason: '' } }],
  ['words', { type: 'action.report', ...given, evidence: long }],
  ['words', { type: 'action.find', actionId: action, report: 1, finding: { kind: 'disputed', comment: '' } }],
  ['kind', { ...put, kind: null, words: 'A proposal.' }],
  ['to', { ...put, kind: 'offer', to: null, words: 'An offer.' }],
  ['words', { ...put, kind: 'fact', words: ' ' }],
  [
    'byDay',
    { type: 'proposal.needs_decision', proposalId: named('put'), revision: 1, role: 'Panel', byDay: '' },
  ],
  ['words', { type: 'attendance.reply', meetingId: review, reply: { kind: 'apologies', words: long } }],
  ['kind', { type: 'attendance.reply', meetingId: review, reply: { kind: 'comes', how: null } }],
  ['party', { type: 'party.name', party: null, name: 'Health' }],
]
const otherNames = {
  answer: 'kind',
  comment: 'words',
  evidence: 'words',
  how: 'kind',
  outcome: 'kind',
  reason: 'words',
  replyBy: 'day',
  startsAt: 'day',
}

it('P22: what is wrong stands at its field, in the same sentence, whether the page says it or the server', () => {
  for (const [field, command] of wrong) {
    const { problems } = readCommand(command, {}, [field], otherNames)
    expect(Object.keys(problems ?? {}), `${command.type} ${field}`).toEqual([field])
    const sent = { id: named('command'), command }
    const fallback = () => 'This is not filled in as it should be.'
    const issue = endpoints.command.body.safeParse(sent, { error: fallback }).error?.issues[0]
    expect(fieldAt(issue?.path.join('.'), otherNames), `${command.type} ${field}, at the server`).toBe(field)
    expect(issue?.message).toBe(problems?.[field])
  }
})

it('P22: a rule that refuses a field names it as the form does', () => {
  const world = capturedAction()
  const refusals = [
    ['day', parking({ kind: 'meeting', day: '2020-01-01' })],
    ['to', { ...put, kind: 'offer', words: 'An offer.' }],
    ['ownerSeatId', rewording(1, { ...wording, ownerSeatId: named('nobody') })],
    ['day', answering('take_away', { replyBy: '2020-01-01' })],
    [
      'standInSeatId',
      { type: 'attendance.stand_in', meetingId: review, forSeatId: head, standInSeatId: head, powers: [] },
    ],
  ] as const
  for (const [field, command] of refusals)
    expect(fieldAt(world.refused(head, command, 'invalid').path, otherNames), field).toBe(field)
})

it('P22: a field that was left empty says what goes there, and what is about no field is said for the form', () => {
  const missing: Problems = { kind: 'Choose one of the two.', day: 'Choose the day.' }
  expect(emptyOf({ kind: null, day: '2027-05-09' }, missing)).toEqual({ kind: missing['kind'] })
  expect(emptyOf({ kind: 'meeting', day: ' ' }, missing)).toEqual({ day: missing['day'] })
  expect(readCommand(parking({ kind: null }), { kind: 'Choose one of the two.' }, ['kind']).problems).toEqual(
    {
      kind: 'Choose one of the two.',
    },
  )
  expect(Object.keys(readCommand(parking({ kind: null }, '?'), {}, ['kind']).problems ?? {})).toContain('')
  expect(readCommand(parking(atAnotherMeeting), {}, ['kind']).command).toEqual(parking(atAnotherMeeting))
  expect(readCommand(parking(atAnotherMeeting), missing, ['kind']).command).toBeUndefined()
})

it('P21: an open form learns from the rules whether it can still be done, whatever is written in it', () => {
  const world = liveReview()
  const asked = { ...parking({ kind: null }), until: atAnotherMeeting }
  const bar = (seatId = head) => refusalOf(world.table, seatId, asked)
  expect(bar()).toBeUndefined()
  expect(refusalOf(world.table, head, saying('view', 'Words.'))).toMatch(/No round/)
  world.asked(head, asking())
  expect(refusalOf(world.table, head, saying('view', 'Words.'))).toBeUndefined()
  world.asked(head, covering())
  expect(bar()).toMatch(/This item is covered/)
  world.asked(head, reopening())
  expect(bar()).toBeUndefined()
  world.asked(parent, { type: 'seat.empower', seatId: supporter, powers: ['listen'] })
  expect(bar(supporter)).toMatch(/Your seat cannot park an item/)
  world.asked(head, dropping(schoolsItem))
  expect(bar()).toMatch(/This item was withdrawn/)
  world.asked(head, ending)
  expect(refusalOf(world.table, head, saying('view', 'Words.'))).toBeDefined()
})

it('P21: what was reworded meanwhile bars no form: the form shows the new words and the way on', () => {
  const world = capturedAction()
  world.asked(head, rewording())
  expect(refusalOf(world.table, head, answering('agree'))).toBeUndefined()
  expect(refusalOf(world.table, named('nobody'), answering('agree'))).toMatch(/no longer have a seat/)
})
