import { expect, it } from 'vitest'
import { earlierEnds, owedWords } from '../../client/meeting/promise-words.ts'
import { awaitedReplies, waitingItems } from '../../shared/agenda/carrying.ts'
import { owedOn, parkingsOf } from '../../shared/agenda/promises.ts'
import { atAnotherMeeting, covering, ending, itemOf, parking, reopening, replyFrom } from './flow-world.ts'
import { replying } from './flow-world.ts'
import { convening, familysItem, liveReview, review, schoolsItem } from './meeting-world.ts'
import { head, named, officer, parent, teacher, type World } from './table-world.ts'

const today = '2027-05-03'
const first = replyFrom(officer, '2027-05-10')
const later = replyFrom(officer, '2027-06-30')
const next = named('next-review')

/** The officer is to reply to the family by 10 May, and the meeting is over. */
function promised(): World {
  const world = liveReview()
  world.asked(parent, parking(first, familysItem))
  world.asked(parent, ending)
  return world
}

const owed = (world: World, itemId = familysItem) => owedOn(world.table, itemOf(world, itemId))
const awaited = (world: World) => awaitedReplies(world.table).map(({ id }) => id)

it('F19: who owes a reply sets another day as often as they like, and the first day stays the one that is due', () => {
  const world = promised()
  world.asked(officer, parking(later, familysItem))
  world.passDays(20)
  world.asked(officer, parking(replyFrom(officer, '2028-01-01'), familysItem))
  expect(owed(world)).toMatchObject([{ party: 'local_authority', from: officer, due: '2027-05-10' }])
  expect(awaited(world)).toEqual([familysItem])
  expect(parkingsOf(itemOf(world, familysItem)).map(({ until }) => until.day)).toEqual([
    '2027-05-10',
    '2027-06-30',
    '2028-01-01',
  ])
})

it('F19: the party that raised the matter agrees to the later day, and that day is due; a third party does not', () => {
  const world = promised()
  world.asked(officer, parking(later, familysItem))
  expect(owed(world)[0]?.other).toMatchObject({ saidBy: ['local_authority'], missing: ['family'] })
  world.asked(head, parking(replyFrom(officer, '2027-07-01'), familysItem))
  world.asked(officer, parking(later, familysItem))
  expect(world.asked(head, parking(later, familysItem))).toEqual([])
  expect(owed(world)[0]).toMatchObject({ due: '2027-05-10' })
  expect(world.asked(parent, parking(later, familysItem))).toHaveLength(1)
  expect(world.asked(parent, parking(later, familysItem))).toEqual([])
  expect(owed(world)).toEqual([
    { party: 'local_authority', from: officer, due: '2027-06-30', askedBy: 'family' },
  ])
})

it('F19: on the family’s matter the family agrees, whoever had asked for the reply', () => {
  const world = liveReview()
  world.asked(head, parking(first, familysItem))
  world.asked(officer, parking(later, familysItem))
  world.asked(head, parking(later, familysItem))
  expect(owed(world)).toMatchObject([{ due: '2027-05-10', other: { missing: ['family'] } }])
  world.asked(parent, parking(later, familysItem))
  expect(owed(world)).toMatchObject([{ due: '2027-06-30' }])
})

it('F19: who owes it may promise an earlier day, and is taken at their word', () => {
  const world = promised()
  world.asked(officer, parking(replyFrom(officer, '2027-05-05'), familysItem))
  expect(owed(world)).toMatchObject([{ due: '2027-05-05' }])
})

it('F19: putting the matter aside for a meeting, opening it again or asking somebody else pays nothing', () => {
  const world = liveReview()
  world.asked(parent, parking(first, familysItem))
  world.asked(officer, reopening(familysItem))
  world.asked(officer, parking(replyFrom(parent, '2027-06-01'), familysItem))
  const own = { party: 'local_authority', due: '2027-05-10' }
  expect(owed(world)).toMatchObject([{ party: 'family', due: '2027-06-01' }, own])
  // What it had asked of another itself, it may let go.
  world.asked(officer, parking(atAnotherMeeting, familysItem))
  world.asked(parent, ending)
  expect(owed(world)).toMatchObject([own])
  expect(awaited(world)).toEqual([familysItem])
  expect(waitingItems(world.table, today).map(({ id }) => id)).toContain(familysItem)
})

it('F19: putting the matter on another agenda pays nothing either, until it is replied to or covered there', () => {
  const going = named('going-on')
  const carried = () => {
    const world = promised()
    const itemIds = (convening()['itemIds'] as string[]).map((_id, place) => named(`next${place}`))
    const carried = [{ itemId: going, from: familysItem }]
    world.asked(officer, { ...convening(next), itemIds, carried })
    world.asked(officer, { type: 'meeting.notify', meetingId: next })
    expect(awaited(world)).toEqual([familysItem])
    world.asked(officer, { type: 'meeting.start', meetingId: next })
    return world
  }
  const replied = carried()
  replied.asked(head, replying('accepted', going))
  expect(awaited(replied)).toEqual([familysItem])
  replied.asked(officer, replying('accepted', going))
  expect(awaited(replied)).toEqual([])
  const talked = carried()
  talked.asked(head, replying('accepted', going))
  talked.asked(head, covering(going))
  expect(awaited(talked)).toEqual([])
})

it('F19: on a matter of nobody’s, or of one’s own, the party that asked agrees; where it asked itself, all the others do', () => {
  const asked = (by: string) => {
    const world = liveReview()
    world.asked(by, parking(replyFrom(head, '2027-05-10')))
    world.asked(head, parking(replyFrom(head, '2027-06-30')))
    return world
  }
  const byFamily = asked(parent)
  byFamily.asked(officer, parking(replyFrom(head, '2027-06-30')))
  expect(owed(byFamily, schoolsItem)).toMatchObject([{ due: '2027-05-10' }])
  byFamily.asked(parent, parking(replyFrom(head, '2027-06-30')))
  expect(owed(byFamily, schoolsItem)).toMatchObject([{ due: '2027-06-30' }])

  const byItself = asked(head)
  byItself.asked(officer, parking(replyFrom(head, '2027-06-30')))
  expect(owed(byItself, schoolsItem)).toMatchObject([{ due: '2027-05-10', other: { missing: ['family'] } }])
  byItself.asked(parent, parking(replyFrom(head, '2027-06-30')))
  expect(owed(byItself, schoolsItem)).toMatchObject([{ due: '2027-06-30' }])
})

it('F19: when those whom it was owed to have left, every other party at the table agrees, and nobody’s leaving does', () => {
  const world = promised()
  world.asked(officer, parking(later, familysItem))
  for (const seatId of ['relative', 'supporter', 'parent']) world.asked(named(seatId), { type: 'seat.leave' })
  expect(owed(world)).toMatchObject([{ due: '2027-05-10', other: { missing: ['school'] } }])
  world.asked(teacher, { type: 'seat.leave' })
  world.asked(head, { type: 'seat.leave' })
  expect(owed(world)).toMatchObject([{ due: '2027-05-10' }])
})

it('F19: the page says the day that holds, how late it is, who would move it, and every day before', () => {
  const world = promised()
  const names = { child: 'R.', seats: { [officer]: 'Grace', [parent]: 'Amina' } }
  const said = (now: string) =>
    owed(world).map((one) => owedWords(world.table, names, one, now).replaceAll(/\s+/g, ' '))
  expect(said(today)[0]).toMatch(/^Grace.* replies by .*10 May · in 7 days$/)
  expect(earlierEnds(itemOf(world, familysItem), names)).toEqual([])
  world.asked(officer, parking(later, familysItem))
  expect(said('2027-05-15')[0]).toMatch(
    /^Grace.* was to reply by .*10 May · 5 days ago\. Wexmoor Council would move that to .*30 Jun.*\. Not agreed by The family\.$/,
  )
  expect(earlierEnds(itemOf(world, familysItem), names)[0]).toMatch(/by .*10 May.* \(Amina, .*3 May.*\)$/)
  world.asked(officer, parking(atAnotherMeeting, familysItem))
  expect(said('2027-05-15')[0]).toMatch(/Wexmoor Council would park it for another meeting, .*Not agreed by/)
  world.asked(officer, replying('in_part', familysItem))
  expect(said('2027-05-15')).toEqual([])
  expect(world.table.meetings[review]?.state).toBe('ended')
})

it('F25: a reply speaks for its party: from somebody who may sign for it, or whom such a one of the same party named', () => {
  const world = liveReview()
  const aide = named('aide')
  world.asked(head, {
    type: 'seat.invite',
    seatId: aide,
    invitationId: named('link-aide'),
    expiresAt: '2027-06-01T00:00:00.000Z',
    isSupporter: false,
    role: 'Teaching assistant',
    party: 'school',
    powers: ['contribute'],
  })
  world.asked(aide, { type: 'seat.join' })
  world.refused(aide, replying('accepted'), 'forbidden')
  // Neither another party nor the person alone chooses who speaks for the school.
  for (const [by, day] of [
    [parent, '2027-05-28'],
    [aide, '2027-05-30'],
  ] as const) {
    expect(world.asked(by, parking(replyFrom(aide, day), familysItem))).toHaveLength(1)
    world.refused(aide, replying('accepted'), 'forbidden')
  }
  world.asked(head, parking(replyFrom(aide, '2027-05-29'), familysItem))
  world.asked(aide, replying('in_part'))
  expect(owed(world)).toEqual([])
})
