import { expect, it } from 'vitest'
import { idleWords } from '../../client/meeting/waiting-words.ts'
import { awaitedReplies, bringableTo, carriedTo, endedAt, standingNow } from '../../shared/agenda/carrying.ts'
import { idleWith, waitingItems } from '../../shared/agenda/carrying.ts'
import { owedOn } from '../../shared/agenda/promises.ts'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { atAnotherMeeting, covering, dropping, ending, itemOf, parking } from './flow-world.ts'
import { reopening, replyFrom, replying } from './flow-world.ts'
import { convening, familysItem, liveReview } from './meeting-world.ts'
import { head, named, officer, parent, type World } from './table-world.ts'

/** A matter that goes from agenda to agenda: what was promised on it, and whose it is to bring. */

const today = '2027-05-03'
const next = named('next-review')
const going = named('going-on')
const first = replyFrom(officer, '2027-05-10')
const later = replyFrom(officer, '2027-06-30')
const sooner = named('sooner-review')
const brought = named('brought')

const planning = (meetingId: string, startsAt: string, carried?: object[]) => ({
  ...convening(meetingId),
  startsAt,
  itemIds: senSupportReview.agenda.map((_item, place) => named(`${meetingId.slice(0, 6)}${place}`)),
  carried,
})
const telling = (meetingId: string) => ({ type: 'meeting.notify', meetingId })
const starting = (meetingId: string) => ({ type: 'meeting.start', meetingId })
const far = '2027-09-20T13:00:00.000Z'

/** The officer is to reply to the family by 10 May, and has put the matter on the agenda of a meeting in September. */
function carried(): World {
  const world = liveReview()
  world.asked(parent, parking(first, familysItem))
  world.asked(parent, ending)
  world.asked(officer, planning(next, far, [{ itemId: going, from: familysItem }]))
  world.asked(officer, telling(next))
  return world
}

const awaited = (world: World) => awaitedReplies(world.table).map(({ id }) => id)
const owed = (world: World, itemId = familysItem) => owedOn(world.table, itemOf(world, itemId))
const at = (world: World) =>
  [standingNow, endedAt].map((of) => of(world.table, itemOf(world, familysItem), today).id)

it('F27: who owes a reply in writing does not cover the matter away, here or where it was carried to', () => {
  const live = liveReview()
  live.asked(head, replying('in_part', familysItem))
  live.asked(parent, parking(first, familysItem))
  live.asked(officer, reopening(familysItem))
  const { message } = live.refused(officer, covering(familysItem), 'invalid')
  expect(message).toMatch(/^Your party is to reply to this in writing/)
  live.asked(officer, replying('not_accepted', familysItem))
  live.asked(officer, covering(familysItem))

  const world = carried()
  world.asked(officer, starting(next))
  world.asked(head, replying('accepted', going))
  world.refused(officer, covering(going), 'invalid')
  world.refused(officer, dropping(going), 'forbidden')
  expect(awaited(world)).toEqual([familysItem])
  // Another party may say that there is nothing to reply to any more.
  world.asked(head, covering(going))
  expect(awaited(world)).toEqual([])
})

it('F28: what was promised is listed once, and agreed anew while the matter waits for its next meeting', () => {
  const world = carried()
  expect(at(world)).toEqual([going, familysItem])
  world.refused(officer, parking(later, going), 'invalid')
  world.asked(officer, parking(later, familysItem))
  expect(owed(world)).toMatchObject([{ due: '2027-05-10', other: { missing: ['family'] } }])
  expect(owed(world, going)).toEqual(owed(world))
  world.asked(parent, parking(later, familysItem))
  expect(owed(world)).toEqual([
    { party: 'local_authority', from: officer, due: '2027-06-30', askedBy: 'family' },
  ])
  expect(awaited(world)).toEqual([familysItem])
})

it('F28: once that meeting runs, its item is the one that is put aside, and the first day stays the one that is due', () => {
  const world = carried()
  world.asked(officer, starting(next))
  expect(at(world)).toEqual([going, going])
  world.refused(officer, parking(later, familysItem), 'closed')
  world.passDays(1)
  world.asked(officer, parking(later, going))
  world.asked(parent, { ...ending, meetingId: next })
  expect(owed(world)).toMatchObject([{ due: '2027-05-10', other: { missing: ['family'] } }])
  expect(awaited(world)).toEqual([familysItem])
  world.asked(parent, parking(later, going))
  expect(owed(world)).toMatchObject([{ due: '2027-06-30' }])
})

it('F28: a reply pays from either place, and who was asked may give it where the matter stands now', () => {
  for (const place of [familysItem, going]) {
    const world = carried()
    world.asked(officer, starting(next))
    world.asked(parent, parking(later, going))
    world.passDays(1)
    world.asked(officer, replying('in_part', place))
    expect([...owed(world), ...awaited(world)]).toEqual([])
  }
})

it('F29: who raised a matter brings it to a sooner meeting than the one that another put it on, until that begins', () => {
  const world = carried()
  world.asked(parent, planning(sooner, '2027-05-20T13:00:00.000Z'))
  world.asked(parent, telling(sooner))
  const meeting = world.table.meetings[sooner]
  if (!meeting) throw new Error('there is no such meeting')
  const bringable = (party: 'family' | 'school') =>
    bringableTo(world.table, meeting, party, today).map(({ id }) => id)
  expect([bringable('family'), bringable('school')]).toEqual([[familysItem], []])
  const bringing = { type: 'agenda.carry', itemId: brought, from: familysItem, meetingId: sooner }
  world.refused(head, bringing, 'closed')
  world.asked(parent, bringing)
  expect(carriedTo(world.table, familysItem, today)?.id).toBe(brought)
  expect(bringable('family')).toEqual([])
  world.refused(parent, { ...bringing, itemId: named('twice') }, 'closed')
  // Taken off the later agenda, what was promised stands on the sooner one.
  world.asked(parent, dropping(going))
  expect(awaited(world)).toEqual([familysItem])

  const begun = carried()
  begun.asked(officer, starting(next))
  begun.asked(parent, planning(sooner, '2027-05-20T13:00:00.000Z'))
  begun.refused(parent, bringing, 'closed')
})

it('F29: a meeting that is put off without a word gives back what is on its agenda on the day that everyone was told', () => {
  const world = liveReview()
  world.asked(parent, parking(atAnotherMeeting, familysItem))
  world.asked(parent, ending)
  const soon = '2027-05-20T13:00:00.000Z'
  world.asked(officer, planning(next, soon, [{ itemId: going, from: familysItem }]))
  world.asked(officer, telling(next))
  world.asked(officer, {
    type: 'meeting.replan',
    meetingId: next,
    title: 'Summer review',
    startsAt: '2029-01-08T09:00:00.000Z',
    lengthMin: 45,
    purpose: 'To look at the reading support together',
  })
  const waits = (now: string) => waitingItems(world.table, now).some(({ id }) => id === familysItem)
  expect([waits('2027-05-20'), waits('2027-05-21')]).toEqual([false, true])
  const [idle] = idleWith(world.table, familysItem, '2027-05-21')
  expect(idle && idleWords(idle, world.table)).toMatch(/20 May.* not held$/)
})
