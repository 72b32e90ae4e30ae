import { expect, it } from 'vitest'
import { awaitedReplies, waitingItems } from '../../shared/agenda/carrying.ts'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { atAnotherMeeting, covering, dropping, ending, holding, itemOf, parking } from './flow-world.ts'
import { raisedInMeeting, reopening, replyFrom, replying, waiving } from './flow-world.ts'
import { childsViews, convening, familysItem, itemId, liveReview, review } from './meeting-world.ts'
import { schoolsItem } from './meeting-world.ts'
import { head, named, officer, parent, relative, supporter, teacher, type World } from './table-world.ts'

const next = named('next-review')
const nextIds = senSupportReview.agenda.map((_item, place) => named(`next${place}`))
const carriedItem = named('carried-item')
const conveningNext = (carried?: object[]) => ({ ...convening(next), itemIds: nextIds, carried })
const carrying = (from: string, to = carriedItem) => ({
  type: 'agenda.carry',
  itemId: to,
  from,
  meetingId: next,
})
const waitingIds = (world: World, today = '2027-05-03') =>
  waitingItems(world.table, today).map(({ id }) => id)
const telling = { type: 'meeting.notify', meetingId: next }

/** The review ended with everything covered but the school's item, the family's, and what a test leaves open. */
function endedReview(before: (world: World) => void = () => {}): World {
  const world = liveReview()
  for (const id of world.table.meetings[review]?.itemIds ?? [])
    if (id !== familysItem && id !== schoolsItem) world.asked(head, covering(id))
  before(world)
  world.asked(officer, ending)
  return world
}

it('F9: what an ended meeting left open can be parked, replied to and dropped, and nothing else is changed', () => {
  const world = endedReview((live) => live.asked(parent, holding(familysItem)))
  world.refused(relative, parking(atAnotherMeeting, familysItem), 'forbidden')
  world.asked(head, parking(replyFrom(officer), familysItem))
  world.asked(parent, parking({ ...atAnotherMeeting, day: '2027-06-14' }, familysItem))
  world.refused(head, parking(atAnotherMeeting, childsViews), 'closed')
  for (const ask of [covering, reopening, holding]) world.refused(parent, ask(familysItem), 'closed')
  world.asked(officer, replying('in_part'))
  world.refused(head, dropping(familysItem), 'forbidden')
  world.asked(parent, dropping(familysItem))
  expect(itemOf(world, familysItem).state).toBe('withdrawn')
  expect(waitingIds(world)).toEqual([schoolsItem])
  world.refused(head, parking(atAnotherMeeting, familysItem), 'closed')
})

it('F11: what was open, and what nobody had notice of and no party waived, was not reached', () => {
  const { world, raised } = raisedInMeeting(head)
  const waived = named('waived')
  world.asked(head, { type: 'agenda.add', itemId: waived, meetingId: review, title: 'A new classroom' })
  for (const by of [parent, officer]) world.asked(by, waiving(waived))
  for (const id of [raised, waived, schoolsItem]) world.asked(head, covering(id))
  world.asked(head, parking(atAnotherMeeting, itemId(5)))
  world.asked(parent, ending)
  const { notReached = [] } = world.table.meetings[review]?.ended ?? {}
  expect(notReached).toEqual(expect.arrayContaining([raised, familysItem, childsViews]))
  for (const id of [waived, schoolsItem, itemId(5)]) expect(notReached).not.toContain(id)
})

it('F11: two end the meeting at once: one does, and the other reads that it has ended already', () => {
  const world = liveReview()
  world.asked(head, ending)
  expect(world.refused(parent, { ...ending, note: 'Time is up' }, 'closed').message).toBe(
    'This meeting has ended already.',
  )
  expect(world.table.meetings[review]?.ended).toMatchObject({ by: head })
  expect(world.table.meetings[review]?.turnedToAt).toBeUndefined()
})

it('F12: what was not reached, or is parked for a meeting, waits until it is carried or dropped', () => {
  const live = liveReview()
  live.asked(head, parking(atAnotherMeeting, schoolsItem))
  expect(waitingIds(live)).toEqual([])
  const world = endedReview((one) => one.asked(head, parking(atAnotherMeeting, schoolsItem)))
  expect(waitingIds(world)).toEqual([schoolsItem, familysItem])
  world.asked(head, conveningNext([{ itemId: carriedItem, from: familysItem }]))
  world.asked(head, telling)
  expect(waitingIds(world)).toEqual([schoolsItem])
  world.refused(head, parking(atAnotherMeeting, familysItem), 'closed')
  world.refused(parent, dropping(familysItem), 'closed')
})

it('F12: what is parked for a reply waits for one, from that person’s party, after it was parked', () => {
  const world = endedReview((one) => {
    one.asked(officer, replying('in_part'))
    one.asked(parent, parking(replyFrom(officer), familysItem))
  })
  expect(waitingIds(world)).toEqual([schoolsItem])
  expect(awaitedReplies(world.table).map(({ id }) => id)).toEqual([familysItem])
  world.asked(head, replying('not_accepted'))
  expect(awaitedReplies(world.table)).toHaveLength(1)
  world.asked(officer, replying('accepted'))
  expect(awaitedReplies(world.table)).toEqual([])
})

it('F12: who is asked for a written reply may give it, whoever raised the item', () => {
  const world = endedReview((one) => one.asked(parent, parking(replyFrom(head))))
  world.refused(officer, replying('accepted', schoolsItem), 'forbidden')
  world.asked(head, replying('accepted', schoolsItem))
  expect(awaitedReplies(world.table)).toEqual([])
})

it('F12: a carried item keeps its words and who raised it, whoever carries it', () => {
  for (const by of [head, officer]) {
    const world = endedReview()
    world.asked(by, conveningNext([{ itemId: carriedItem, from: familysItem }]))
    expect(world.table.agenda[carriedItem]).toMatchObject({
      title: 'Help with reading',
      wants: 'A named adult, three times a week',
      minutes: 10,
      raisedBy: 'family',
      addedBy: by,
      carriedFrom: familysItem,
      isRaisedInMeeting: false,
      state: 'open',
    })
    world.refused(by, { type: 'agenda.reword', itemId: carriedItem, title: 'Reading' }, 'forbidden')
    expect(world.table.meetings[next]?.itemIds.at(-2)).toBe(carriedItem)
  }
})

it('F12: an item of the template goes on with the one of its name, and with no other', () => {
  const world = endedReview()
  const [first, , , , goesOn] = nextIds
  world.refused(head, conveningNext([{ itemId: first, from: schoolsItem }]), 'invalid')
  world.asked(head, conveningNext([{ itemId: goesOn, from: schoolsItem }]))
  expect(world.table.agenda[goesOn ?? '']).toMatchObject({ carriedFrom: schoolsItem, isUsual: true })
  expect(world.table.meetings[next]?.itemIds).toEqual(nextIds)
})

it('F12: an item of the template that goes on with a party’s matter stays in its words and that party’s', () => {
  const world = endedReview()
  const given = { title: senSupportReview.agenda[4]?.title, wants: 'Every morning', minutes: 12 }
  world.asked(head, conveningNext())
  world.asked(head, { type: 'agenda.reword', itemId: nextIds[4], ...given })
  world.asked(head, { type: 'meeting.notify', meetingId: next })
  world.asked(head, { type: 'meeting.start', meetingId: next })
  world.asked(head, { ...ending, meetingId: next })
  const third = named('third-review')
  const thirdIds = nextIds.map((_id, place) => named(`third${place}`))
  const carried = [{ itemId: thirdIds[4], from: nextIds[4] }]
  world.asked(parent, { ...convening(third), itemIds: thirdIds, carried })
  expect(itemOf(world, thirdIds[4])).toMatchObject({ ...given, raisedBy: 'school', isUsual: true })
  expect(itemOf(world, thirdIds[3]).raisedBy).toBe('family')
  world.refused(parent, dropping(thirdIds[4] ?? ''), 'forbidden')
})

it('F12: a usual item that was not reached waits no longer once a later meeting has it anyway, unless it was parked', () => {
  const world = endedReview()
  world.asked(head, { ...conveningNext(), startsAt: '2027-09-20T13:00:00.000Z' })
  expect(waitingIds(world)).toEqual([schoolsItem, familysItem])
  world.asked(head, telling)
  expect(waitingIds(world)).toEqual([familysItem])
  world.asked(head, parking(atAnotherMeeting))
  expect(waitingIds(world)).toEqual([schoolsItem, familysItem])
})

it('F12: a matter is carried once, and only when an ended meeting left it open', () => {
  const world = endedReview()
  const twice = [carriedItem, named('once-more')].map((id) => ({ itemId: id, from: familysItem }))
  world.refused(head, conveningNext(twice), 'invalid')
  world.refused(head, conveningNext([{ itemId: carriedItem, from: childsViews }]), 'invalid')
  world.refused(head, conveningNext([{ itemId: schoolsItem, from: familysItem }]), 'invalid')
  world.refused(head, conveningNext([{ itemId: carriedItem, from: named('no-such') }]), 'not_found')
  world.asked(head, conveningNext([{ itemId: carriedItem, from: familysItem }]))
  world.refused(parent, carrying(familysItem, named('once-more')), 'closed')
  world.asked(head, telling)
  const third = {
    ...convening(named('third-review')),
    itemIds: nextIds.map((id) => id.replace('next', 'third')),
  }
  const onceMore = [{ itemId: named('once-more'), from: familysItem }]
  world.refused(officer, { ...third, carried: onceMore }, 'closed')
  liveReview().refused(head, conveningNext([{ itemId: carriedItem, from: familysItem }]), 'invalid')
})

it('F12: whoever contributes puts a waiting matter on the agenda of a meeting that is already convened', () => {
  const world = endedReview()
  world.asked(parent, conveningNext())
  world.refused(relative, carrying(familysItem), 'forbidden')
  world.refused(teacher, carrying(familysItem), 'forbidden')
  world.asked(supporter, carrying(familysItem))
  expect(world.table.agenda[carriedItem]).toMatchObject({ raisedBy: 'family', carriedFrom: familysItem })
  world.refused(head, { ...carrying(schoolsItem, named('another')), meetingId: review }, 'closed')
})
