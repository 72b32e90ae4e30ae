import { expect, it } from 'vitest'
import { addedWords } from '../../client/meeting/added-words.ts'
import { noticeWords } from '../../client/meeting/notice-words.ts'
import { repliesBefore, saidBeforeReopening } from '../../client/meeting/own-part.ts'
import { hasWordsToDifferFrom } from '../../client/statements/offering.ts'
import { isForNextMeeting } from '../../shared/agenda/standing.ts'
import { asking, covering, ending, hashOf, itemOf, raisedInMeeting, reading } from './flow-world.ts'
import { readingBack, reopening, replying, saying, waiving } from './flow-world.ts'
import { familysItem, liveReview, noticedReview, review, schoolsItem } from './meeting-world.ts'
import { putting } from './proposals-world.ts'
import { posting } from './statements-world.ts'
import { head, named, officer, parent } from './table-world.ts'

/** What stays as it was said and read: the words of a matter, and what parties answered before it was opened again. */

const rewording = (itemId: string, title = 'Off the register', more: object = {}) => ({
  type: 'agenda.reword',
  itemId,
  title,
  ...more,
})
const wants = 'A named adult, three times a week'

it('F23: once the meeting runs a matter keeps the words that everyone was told; only its minutes change', () => {
  const world = liveReview()
  world.refused(parent, rewording(familysItem), 'closed')
  world.refused(parent, rewording(familysItem, 'Help with reading'), 'closed')
  world.refused(head, rewording(schoolsItem), 'closed')
  world.asked(parent, rewording(familysItem, 'Help with reading', { wants, minutes: 25 }))
  expect(itemOf(world, familysItem)).toMatchObject({ title: 'Help with reading', wants, minutes: 25 })
})

it('F23: what others have answered keeps its words, before the meeting and on a matter that came up in it', () => {
  const world = noticedReview()
  world.asked(head, replying('accepted'))
  world.refused(parent, rewording(familysItem), 'closed')
  for (const answer of [
    (raised: string) => [waiving(raised)],
    (raised: string) => [asking(raised), saying('view', 'Not now', raised)],
    (raised: string) => [replying('not_accepted', raised)],
  ]) {
    const { world: live, raised } = raisedInMeeting(head)
    live.asked(head, asking(raised))
    live.asked(head, saying('nothing_to_add', undefined, raised))
    live.asked(head, rewording(raised, 'The register of needs'))
    for (const asked of answer(raised)) live.asked(parent, asked)
    live.refused(head, rewording(raised), 'closed')
  }
})

it('F23: a matter that was worded anew after everyone was told says so', () => {
  const world = noticedReview()
  expect(addedWords(itemOf(world, schoolsItem))).toEqual([])
  world.asked(head, rewording(schoolsItem, itemOf(world).title, { minutes: 3 }))
  expect(addedWords(itemOf(world, schoolsItem))).toEqual([])
  world.asked(head, rewording(schoolsItem))
  expect(addedWords(itemOf(world, schoolsItem))).toEqual(['reworded after notice'])
  world.asked(parent, rewording(familysItem))
  expect(addedWords(itemOf(world, familysItem))).toEqual(['added after notice', 'reworded after notice'])
})

it('F23: what others have put on a matter, or posted about it, is about its words as they were', () => {
  for (const asked of [
    posting({ itemId: schoolsItem, kind: 'different_view' }),
    putting('fact', { itemId: schoolsItem }),
  ]) {
    const world = noticedReview()
    world.asked(parent, asked)
    world.refused(head, rewording(schoolsItem), 'closed')
  }
})

it('F24: what a party had replied before stays beside its reply, the latest first', () => {
  const world = liveReview()
  for (const outcome of ['accepted', 'in_part', 'not_accepted']) world.asked(head, replying(outcome))
  world.asked(officer, replying('accepted'))
  const before = repliesBefore(itemOf(world, familysItem), 'school')
  expect(before.map(({ outcome }) => outcome)).toEqual(['in_part', 'accepted'])
  expect(repliesBefore(itemOf(world, familysItem), 'local_authority')).toEqual([])
})

it('F24: what was answered and read before an item was opened again stays in sight, in its order', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(parent, saying('view', 'Thursdays matter.'))
  world.asked(head, readingBack())
  world.asked(parent, reading('needs_change', hashOf('a'), 'I said Thursdays'))
  world.asked(head, covering())
  expect(saidBeforeReopening(itemOf(world))).toEqual([])
  world.asked(head, reopening())
  world.asked(head, asking())
  world.asked(officer, saying('nothing_to_add'))
  world.asked(head, covering())
  expect(saidBeforeReopening(itemOf(world))).toMatchObject([
    { party: 'family', answer: { words: 'Thursdays matter.' } },
    { party: 'family', reading: { kind: 'needs_change', words: 'I said Thursdays' } },
  ])
})

it('F22: while the meeting runs a matter without notice is taken away only; after the end what was put on it is answered', () => {
  const { world, raised } = raisedInMeeting(head)
  const words = () =>
    noticeWords(
      world.table.meetings[review]?.state === 'ended',
      isForNextMeeting(world.table, itemOf(world, raised)),
    )
  expect(words()).toMatch(/can only be taken away/)
  world.asked(head, ending)
  expect(words()).toMatch(/for the next one.*can be answered now/)
  expect(words()).not.toMatch(/taken away/)
  const { world: other, raised: known } = raisedInMeeting(head)
  for (const by of [parent, officer]) other.asked(by, waiving(known))
  expect(noticeWords(true, isForNextMeeting(other.table, itemOf(other, known)))).toMatch(/does without/)
})

it('F10: a party that is alone at the table does without notice for nobody else', () => {
  const { world, raised } = raisedInMeeting(head)
  for (const seatId of ['relative', 'supporter', 'parent', 'officer'])
    world.asked(named(seatId), { type: 'seat.leave' })
  expect(isForNextMeeting(world.table, itemOf(world, raised))).toBe(true)
  world.asked(head, covering(raised))
  world.asked(head, ending)
  expect(world.table.meetings[review]?.ended?.notReached).toContain(raised)
})

it('Q16: after the end a different view is offered where there is something to differ from', () => {
  const world = liveReview()
  const offered = (isWritten: boolean, isStated: boolean) =>
    hasWordsToDifferFrom(itemOf(world), isWritten, isStated)
  expect(offered(false, false)).toBe(false)
  expect([offered(true, false), offered(false, true)]).toEqual([true, true])
  world.asked(head, readingBack())
  expect(offered(false, false)).toBe(true)
})
