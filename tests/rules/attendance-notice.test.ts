import { expect, it } from 'vitest'
import { noticeStanding } from '../../shared/attendance/notice.ts'
import { isAddedAfterNotice, toldOf } from '../../shared/attendance/standing.ts'
import { annualReview } from '../../shared/meeting-types/annual-review.ts'
import { convening, noticedReview, review } from './meeting-world.ts'
import { head, inviting, named, officer, openTable, parent, type World } from './table-world.ts'

const { type: _type, meetingType: _meetingType, itemIds: _itemIds, ...plan } = convening()
const replanning = (change: object) => ({ ...plan, ...change, type: 'meeting.replan' })
const notifying = { type: 'meeting.notify', meetingId: review }
const meetingOf = (world: World) => {
  const meeting = world.table.meetings[review]
  if (!meeting) throw new Error('there is no review')
  return meeting
}
const standing = (world: World, type = annualReview) => noticeStanding(meetingOf(world), type)
const asked = { days: 14, source: annualReview.notice?.source }

// The clock of these tests begins on 3 May 2027; the review is planned for 20 May.
it('B9 how long before everyone was told is counted in days, beside what this kind of meeting asks for', () => {
  const world = openTable()
  world.asked(head, convening())
  expect(standing(world)).toEqual({ is: 'nobody_told' })
  world.passDays(3)
  world.asked(head, notifying)
  expect(standing(world)).toMatchObject({ is: 'told', by: head, days: 14, asked: { ...asked, isMet: true } })
  const late = openTable()
  late.asked(head, convening())
  late.passDays(4)
  late.asked(head, notifying)
  expect(standing(late)).toMatchObject({ days: 13, asked: { ...asked, isMet: false } })
})

it('B9 a kind of meeting without such a rule asks for nothing', () => {
  const { notice: _notice, ...without } = annualReview
  const world = noticedReview()
  expect(standing(world, without)).toMatchObject({ is: 'told', days: 17 })
  expect(standing(world, without)).not.toHaveProperty('asked')
  expect(noticeStanding(meetingOf(world), undefined)).not.toHaveProperty('asked')
})

it('B9 a changed time sets the days back, a changed place does not; every notice is kept', () => {
  const world = noticedReview()
  world.passDays(9)
  world.asked(head, replanning({ place: 'Room 9' }))
  world.asked(head, notifying)
  expect(standing(world)).toMatchObject({ is: 'told', days: 17 })
  world.asked(head, replanning({ startsAt: '2027-05-21T13:00:00.000Z' }))
  expect(standing(world)).toMatchObject({ is: 'told_another_time' })
  world.asked(head, notifying)
  expect(standing(world)).toMatchObject({ is: 'told', days: 9 })
  const { notices, told, noticedAt } = meetingOf(world)
  expect(notices.map(({ place, startsAt }) => [place, startsAt.slice(8, 10)])).toEqual([
    ['Room 4', '20'],
    ['Room 9', '20'],
    ['Room 4', '21'],
  ])
  expect(told).toEqual(notices.at(-1))
  expect(noticedAt).toBe(told?.at)
})

it('B9 a time that was set back to the first one is told from then on only', () => {
  const world = noticedReview()
  world.asked(head, replanning({ startsAt: '2027-05-21T13:00:00.000Z' }))
  world.asked(head, notifying)
  world.passDays(10)
  world.asked(head, replanning({}))
  world.asked(head, notifying)
  expect(standing(world)).toMatchObject({ is: 'told', days: 7 })
})

it('B10 who was invited after everyone had been told is marked so, also once they are told again', () => {
  const world = noticedReview()
  const psychologist = named('psychologist')
  world.asked(head, inviting(psychologist, { party: 'school', powers: [] }))
  expect(isAddedAfterNotice(meetingOf(world), psychologist)).toBe(true)
  expect(toldOf(meetingOf(world), psychologist)).toBeUndefined()
  world.asked(head, replanning({ place: 'Room 9' }))
  world.asked(head, notifying)
  expect(isAddedAfterNotice(meetingOf(world), psychologist)).toBe(true)
  expect(toldOf(meetingOf(world), psychologist)).toEqual(meetingOf(world).told)
  for (const seatId of [parent, head, officer]) {
    expect(isAddedAfterNotice(meetingOf(world), seatId)).toBe(false)
    expect(toldOf(meetingOf(world), seatId)).toEqual(meetingOf(world).notices[0])
  }
})

it('B10 before anybody was told nobody is added after notice', () => {
  const world = openTable()
  world.asked(head, convening())
  expect(isAddedAfterNotice(meetingOf(world), parent)).toBe(false)
})
