import { expect, it } from 'vitest'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { PrivateCommand } from '../../shared/private/commands.ts'
import { seenBy, unseenBy, wantsFor } from '../../shared/private/side.ts'
import { maxWants } from '../../shared/private/wants.ts'
import { convening, familysItem, noticedReview, review, schoolsItem } from './meeting-world.ts'
import { privateWorld } from './private-world.ts'
import { named, openTable, parent, relative, supporter } from './table-world.ts'

const other = named('other-review')
const saying = (id: string, words = 'Breathe. You are doing well.') => ({
  type: 'private.say',
  messageId: named(id),
  words,
  meetingId: review,
})
const wanting = (id: string, meetingId = review) => ({
  type: 'private.want_add',
  wantId: named(id),
  meetingId,
  words: `We want ${id}`,
  settles: 'A name and a day',
})
const publishing = (id: string, itemId: string) => ({
  type: 'private.want_published',
  wantId: named(id),
  itemId,
})
const moving = (id: string, after?: string) => ({
  type: 'private.want_move',
  wantId: named(id),
  ...(after && { afterWantId: named(after) }),
})
const familySide = () => privateWorld(noticedReview().table)

it('Y1 A command of a private side names no party: it is always that of the seat that asks', () => {
  for (const { shape } of PrivateCommand.options) {
    expect(Object.keys(shape)).not.toContain('party')
    expect(Object.keys(shape)).not.toContain('seatId')
  }
  expect(() => PrivateCommand.parse({ ...saying('m1'), party: 'school' })).toThrow()
})

it('Y4 Whoever sits in the party may speak in its channel, also somebody who is there to listen', () => {
  const world = familySide()
  for (const by of [parent, supporter, relative]) world.asked(by, saying(`m-${by.slice(0, 6)}`))
  expect(world.side.messages.map(({ by }) => by)).toEqual([parent, supporter, relative])
  world.asked(relative, { type: 'private.see', upTo: 2 })
})

it('Y4 Somebody who may only listen changes nothing of what the party wants', () => {
  const world = familySide()
  world.asked(parent, wanting('one'))
  world.asked(parent, wanting('two'))
  for (const command of [
    wanting('three'),
    { ...wanting('one'), type: 'private.want_reword', meetingId: undefined },
    moving('two'),
    { type: 'private.want_drop', wantId: named('one') },
    publishing('one', named('new')),
  ])
    world.refused(relative, JSON.parse(JSON.stringify(command)), 'forbidden')
  world.asked(supporter, moving('two'))
})

it('Y4 A stand-in with fewer powers at a meeting holds no more there on the private side', () => {
  const { table } = noticedReview()
  const meeting = table.meetings[review]
  if (!meeting) throw new Error('there is no review')
  const standIn = { by: parent, at: table.openedAt, seatId: supporter, powers: ['listen' as const] }
  const attendance = { [parent]: { replies: [], places: [], formerStandIns: [], standIn } }
  const world = privateWorld({ ...table, meetings: { [review]: { ...meeting, attendance } } })
  world.refused(supporter, wanting('one'), 'forbidden')
  world.asked(supporter, saying('m1'))
})

it('Y4 Nobody without a seat says or sees anything', () => {
  const world = familySide()
  world.refused(named('stranger'), saying('m1'), 'forbidden')
  const table = noticedReview()
  table.asked(parent, { type: 'seat.release', seatId: supporter })
  privateWorld(table.table).refused(supporter, saying('m1'), 'forbidden')
})

it('Y5 What was said stays, and is said once', () => {
  const world = familySide()
  world.asked(parent, saying('m1'))
  world.refused(parent, saying('m1', 'Other words'), 'invalid')
  expect(world.side.messages).toMatchObject([{ words: 'Breathe. You are doing well.' }])
})

it('Y5 A want that was dropped stays, out of the order, and nothing more happens to it', () => {
  const world = familySide()
  world.asked(parent, wanting('one'))
  world.asked(parent, wanting('two'))
  const dropping = { type: 'private.want_drop', wantId: named('one') }
  world.asked(supporter, dropping)
  expect(world.asked(parent, dropping)).toEqual([])
  expect(world.side.wants[0]).toMatchObject({ id: named('one'), dropped: { by: supporter } })
  expect(wantsFor(world.side, review).map(({ id }) => id)).toEqual([named('two')])
  world.refused(parent, moving('one'), 'closed')
  world.refused(parent, moving('two', 'one'), 'closed')
  world.refused(parent, publishing('one', named('new')), 'closed')
})

it('Y7 What a party wants has an order of its own for each meeting', () => {
  const table = noticedReview()
  table.asked(parent, {
    ...convening(other),
    itemIds: senSupportReview.agenda.map((_, at) => named(`next${at}`)),
  })
  const world = privateWorld(table.table)
  for (const id of ['one', 'two', 'three']) world.asked(parent, wanting(id))
  world.asked(parent, wanting('later', other))
  world.asked(parent, moving('three'))
  world.asked(parent, moving('one', 'two'))
  expect(wantsFor(world.side, review).map(({ id }) => id)).toEqual(['three', 'two', 'one'].map(named))
  expect(wantsFor(world.side, other).map(({ id }) => id)).toEqual([named('later')])
  expect(world.asked(parent, moving('one', 'two'))).toEqual([])
  world.refused(parent, moving('one', 'later'), 'invalid')
  world.refused(parent, wanting('one'), 'invalid')
  world.refused(parent, wanting('new', named('nowhere')), 'not_found')
})

it('Y7 A list of wants has an end', () => {
  const world = familySide()
  for (let at = 0; at < maxWants; at++) world.asked(parent, wanting(`want${at}`))
  // Not 'too_many': a page takes that for a busy server, and asks again before it sends anything else.
  world.refused(parent, wanting('more'), 'invalid')
  world.asked(parent, { type: 'private.want_drop', wantId: named('want3') })
  world.asked(parent, wanting('more'))
})

it('Y7 A reworded want is the whole of its new wording', () => {
  const world = familySide()
  world.asked(parent, wanting('one'))
  const rewording = { type: 'private.want_reword', wantId: named('one'), words: 'A named adult' }
  world.asked(parent, rewording)
  expect(world.side.wants).toEqual([{ id: named('one'), meetingId: review, words: 'A named adult' }])
  expect(world.asked(parent, rewording)).toEqual([])
})

it('Y8 A want says which agenda item it became, once, and again when that was taken off', () => {
  const table = noticedReview()
  const world = privateWorld(table.table)
  world.asked(parent, wanting('one'))
  // Before the item is there: the two travel apart.
  world.asked(parent, publishing('one', named('new')))
  expect(world.asked(parent, publishing('one', named('new')))).toEqual([])
  world.asked(parent, publishing('one', familysItem))
  world.refused(parent, publishing('one', named('again')), 'stale')
  table.asked(parent, { type: 'agenda.withdraw', itemId: familysItem, reason: 'Worded anew' })
  const later = privateWorld(table.table)
  later.asked(parent, wanting('one'))
  later.asked(parent, publishing('one', familysItem))
  later.asked(parent, publishing('one', named('again')))
  later.asked(parent, wanting('two'))
  later.refused(parent, publishing('two', schoolsItem), 'invalid')
})

it('Y9 Each seat says for itself how far it has read, and never less than before', () => {
  const world = familySide()
  world.asked(parent, saying('m1'))
  world.asked(supporter, saying('m2'))
  world.asked(supporter, saying('m3'))
  expect(unseenBy(world.side, parent).map(({ id }) => id)).toEqual(['m2', 'm3'].map(named))
  world.asked(parent, { type: 'private.see', upTo: 2 })
  expect(unseenBy(world.side, parent).map(({ id }) => id)).toEqual([named('m3')])
  expect(world.side.messages.map((message) => seenBy(world.side, message))).toEqual([[], [parent], []])
  expect(world.asked(parent, { type: 'private.see', upTo: 1 })).toEqual([])
  world.refused(parent, { type: 'private.see', upTo: 9 }, 'invalid')
  expect(unseenBy(world.side, relative)).toHaveLength(3)
})

it('Y9 Having read the same words again and again adds nothing to the history', () => {
  const world = familySide()
  world.asked(parent, saying('m1'))
  world.asked(parent, wanting('one'))
  for (const by of [supporter, relative]) {
    expect(world.asked(by, { type: 'private.see', upTo: world.side.seq })).toMatchObject([
      { payload: { upTo: 1 } },
    ])
    for (let again = 0; again < 3; again++)
      expect(world.asked(by, { type: 'private.see', upTo: world.side.seq })).toEqual([])
  }
})

it('Y2 No refusal of a private side carries anything of what it holds', () => {
  const world = privateWorld(openTable().table)
  const words = 'canary in the words'
  const refusal = world.refused(parent, { ...wanting('one'), words }, 'not_found')
  expect(`${refusal.message}${refusal.path}`).not.toContain('canary')
})
