import { expect, it } from 'vitest'
import { idleWords } from '../../client/meeting/waiting-words.ts'
import { carriedTo, idleWith, waitingItems } from '../../shared/agenda/carrying.ts'
import { awaitsReply, isForNextMeeting } from '../../shared/agenda/standing.ts'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { covering, dropping, ending, itemOf, raisedInMeeting } from './flow-world.ts'
import { convening, familysItem, liveReview } from './meeting-world.ts'
import { head, named, officer, parent, type World } from './table-world.ts'

/** A matter on the agenda of a meeting that nobody was told of, or that was not held; and one that is carried into a live one. */

const today = '2027-05-03'
const draft = named('schools-draft')
const other = named('familys-next')
const inDraft = named('in-draft')
const inOther = named('in-other')
const idsOf = (name: string) => senSupportReview.agenda.map((_item, place) => named(`${name}${place}`))
const drafting = (meetingId: string, name: string, carried?: object[]) => ({
  ...convening(meetingId),
  itemIds: idsOf(name),
  carried,
})
const telling = (meetingId: string) => ({ type: 'meeting.notify', meetingId })
const starting = (meetingId: string) => ({ type: 'meeting.start', meetingId })
const waits = (world: World, now = today) =>
  waitingItems(world.table, now).some(({ id }) => id === familysItem)

/** The family’s matter was not reached, and the school has put it into a meeting that it plans. */
function drafted(): World {
  const world = liveReview()
  world.asked(head, ending)
  world.asked(head, drafting(draft, 'draft', [{ itemId: inDraft, from: familysItem }]))
  return world
}

it('F20: a matter in a draft goes on waiting, and says so, until everyone is told of that meeting', () => {
  const world = drafted()
  expect(waits(world)).toBe(true)
  expect(carriedTo(world.table, familysItem, today)).toBeUndefined()
  const [idle] = idleWith(world.table, familysItem, today)
  expect(idle && idleWords(idle, world.table)).toBe(
    'in a draft of Marlow Hill School, of which nobody has been told',
  )
  world.asked(head, telling(draft))
  expect(waits(world)).toBe(false)
  expect(carriedTo(world.table, familysItem, today)?.id).toBe(inDraft)
})

it('F20: what somebody keeps in a draft another puts on a meeting that everyone is told of', () => {
  const world = drafted()
  world.asked(parent, drafting(other, 'other', [{ itemId: inOther, from: familysItem }]))
  world.asked(parent, telling(other))
  expect(waits(world)).toBe(false)
  expect(carriedTo(world.table, familysItem, today)?.id).toBe(inOther)
  const again = { type: 'agenda.carry', itemId: named('again'), from: familysItem, meetingId: draft }
  world.refused(officer, again, 'closed')
})

it('F20: a meeting whose day went by without it gives back what was on its agenda', () => {
  const world = drafted()
  world.asked(head, telling(draft))
  expect(waits(world, '2027-05-20')).toBe(false)
  expect(waits(world, '2027-05-21')).toBe(true)
  const [idle] = idleWith(world.table, familysItem, '2027-05-21')
  expect(idle && idleWords(idle, world.table)).toMatch(
    /^on the agenda of “Summer review”, .*20 May.* not held$/,
  )
  world.passDays(30)
  world.asked(parent, drafting(other, 'other', [{ itemId: inOther, from: familysItem }]))
  // Held late after all, it takes up again what is on its agenda.
  world.asked(head, starting(draft))
  expect(waits(world, '2027-06-02')).toBe(false)
})

it('F20: a matter that its party drops is dropped from every draft, and stays dropped', () => {
  const world = drafted()
  world.asked(parent, dropping(familysItem))
  expect(itemOf(world, inDraft)).toMatchObject({ state: 'withdrawn', reason: 'Settled by phone' })
  world.asked(head, telling(draft))
  expect(waits(world)).toBe(false)
})

it('F20: a matter that its party takes out of a draft goes on waiting', () => {
  const world = drafted()
  world.asked(parent, dropping(inDraft))
  expect(waits(world)).toBe(true)
  expect(idleWith(world.table, familysItem, today)).toEqual([])
})

/** A live meeting of the school’s, which has left the family’s matter off its agenda. */
function liveWithout(world: World): World {
  world.asked(head, ending)
  world.asked(head, drafting(draft, 'draft'))
  world.asked(head, telling(draft))
  world.asked(head, starting(draft))
  return world
}

const carrying = (from: string) => ({ type: 'agenda.carry', itemId: inDraft, from, meetingId: draft })

it('F21: a matter that everyone had notice of before is nothing new when it is carried into a live meeting', () => {
  const world = liveWithout(liveReview())
  world.asked(parent, carrying(familysItem))
  const item = itemOf(world, inDraft)
  expect(item).toMatchObject({ isRaisedInMeeting: false, isAfterNotice: true, carriedFrom: familysItem })
  expect(isForNextMeeting(world.table, item)).toBe(false)
  // As it was the first time, it is covered only after another party has replied.
  expect(awaitsReply(item)).toBe(true)
  world.refused(head, covering(inDraft), 'invalid')
})

it('F21: what came up in a meeting without notice has none when it is carried into the next one that runs', () => {
  const { world, raised } = raisedInMeeting(head)
  liveWithout(world)
  world.asked(head, carrying(raised))
  expect(isForNextMeeting(world.table, itemOf(world, inDraft))).toBe(true)
})
