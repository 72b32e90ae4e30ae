import { expect, it } from 'vitest'
import { carriedOf, comingBack } from '../../client/meeting/carried-of.ts'
import { earlyWords } from '../../client/meeting/early-words.ts'
import { answersBefore, awaitsAnswerOf, changeWantedBy } from '../../client/meeting/own-part.ts'
import { waitingItems } from '../../shared/agenda/carrying.ts'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { asking, atAnotherMeeting, covering, ending, hashOf, itemOf, parking } from './flow-world.ts'
import { reading, readingBack, reopening, saying } from './flow-world.ts'
import { childsViews, familysItem, liveReview, schoolsItem } from './meeting-world.ts'
import { head, officer, parent, supporter, type World } from './table-world.ts'

const before = (world: World) =>
  answersBefore(itemOf(world), 'family').map(({ by, answer }) => [by, answer.kind])

it('F14: what others of a party answered before stands below, the latest first and once for each person', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(parent, saying('view', 'Thursdays matter.'))
  expect(before(world)).toEqual([])
  world.asked(parent, saying('view', 'Fridays matter too.'))
  expect(before(world)).toEqual([])
  world.asked(head, saying('nothing_to_add'))
  world.asked(supporter, saying('nothing_to_add'))
  expect(before(world)).toEqual([[parent, 'view']])
  expect(answersBefore(itemOf(world), 'family')[0]?.answer).toMatchObject({ words: 'Fridays matter too.' })
  world.asked(parent, saying('question', 'Who begins?'))
  expect(before(world)).toEqual([[supporter, 'nothing_to_add']])
  expect(answersBefore(itemOf(world), 'school')).toEqual([])
})

it('F15: an item that was covered while a party wanted its minutes changed says so, also when it reads them later', () => {
  const world = liveReview()
  const wanting = () => {
    const { covered } = itemOf(world)
    return covered && changeWantedBy(itemOf(world), covered)
  }
  world.asked(head, readingBack())
  world.asked(parent, reading('needs_change', hashOf('a'), 'Which week?'))
  world.asked(officer, reading('needs_change', hashOf('a'), 'The name is wrong.'))
  world.asked(officer, reading('reads_right', hashOf('b')))
  world.asked(head, covering())
  expect(wanting()).toEqual(['family'])
  world.passDays(1)
  world.asked(parent, reading('reads_right', hashOf('b')))
  expect(wanting()).toEqual(['family'])
  world.asked(head, reopening())
  world.asked(head, covering())
  expect(wanting()).toEqual([])
})

it('F16: a round or a read-back waits for each party until it has answered both, or the item is over', () => {
  const world = liveReview()
  const waitsFor = (party: 'family' | 'school') => awaitsAnswerOf(itemOf(world), party)
  expect(waitsFor('family')).toBe(false)
  world.asked(head, asking())
  expect(waitsFor('family')).toBe(true)
  world.asked(supporter, saying('nothing_to_add'))
  expect([waitsFor('family'), waitsFor('school')]).toEqual([false, true])
  world.asked(head, readingBack())
  expect(waitsFor('family')).toBe(true)
  world.asked(parent, reading('needs_change', hashOf('a'), 'Which week?'))
  expect(waitsFor('family')).toBe(false)
  world.asked(head, covering())
  expect(waitsFor('school')).toBe(false)
})

it('F17: a start on another day than planned, or more than an hour before its time, is asked about first', () => {
  const planned = new Date(2026, 10, 25, 14, 0)
  const at = (day: number, hour: number, minute = 0) =>
    earlyWords(planned.toISOString(), new Date(2026, 10, day, hour, minute))
  expect(at(22, 14)).toMatch(/^This meeting is planned for Wed,? 25 Nov\. Start it now\?$/)
  expect(at(26, 14)).toMatch(/^This meeting is planned for Wed,? 25 Nov\. Start it now\?$/)
  expect(at(25, 12, 59)).toBe('This meeting is planned for 14:00. Start it now?')
  for (const [hour, minute] of [
    [13, 0],
    [14, 0],
    [16, 30],
  ] as const)
    expect(at(25, hour, minute)).toBeUndefined()
})

it('F18: what every such meeting has goes on with its namesake, and waits on where that is left out', () => {
  const world = liveReview()
  world.asked(head, parking(atAnotherMeeting, schoolsItem))
  world.asked(officer, ending)
  const waiting = waitingItems(world.table, '2027-05-03')
  const usual = comingBack(waiting, senSupportReview)
  const place = senSupportReview.agenda.findIndex(
    ({ title }) => title === world.table.agenda[childsViews]?.title,
  )
  expect(usual.get(childsViews)).toBe(place)
  expect(usual.size).toBe(senSupportReview.agenda.length)
  expect(usual.has(familysItem)).toBe(false)

  const ids = senSupportReview.agenda.map((_item, index) => (index === place ? null : `next-${index}`))
  const carried = carriedOf(waiting, senSupportReview, ids, () => 'of its own')
  expect(carried.some(({ from }) => from === childsViews)).toBe(false)
  expect(carried.find(({ from }) => from === familysItem)).toEqual({
    itemId: 'of its own',
    from: familysItem,
  })
  const goingOn = carried.filter(({ itemId }) => itemId !== 'of its own')
  expect(new Set(goingOn.map(({ itemId }) => itemId))).toEqual(new Set(ids.filter((id) => id !== null)))
})
