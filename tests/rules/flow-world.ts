import { familysItem, liveReview, review, schoolsItem } from './meeting-world.ts'
import { named, type Asked, type World } from './table-world.ts'

/** How an item goes: what people ask for while a review is live. */

export const asking = (itemId = schoolsItem): Asked => ({ type: 'agenda.ask_round', itemId })
export const saying = (kind: string, words?: string, itemId = schoolsItem): Asked => ({
  type: 'agenda.answer_round',
  itemId,
  answer: { kind, ...(words !== undefined && { words }) },
})
export const readingBack = (itemId = schoolsItem): Asked => ({ type: 'agenda.read_back', itemId })
export const hashOf = (letter: string) => letter.repeat(64)
export const reading = (kind: string, saw = hashOf('a'), words?: string): Asked => ({
  type: 'agenda.read',
  itemId: schoolsItem,
  saw,
  reading: { kind, ...(words !== undefined && { words }) },
})
export const holding = (itemId = schoolsItem, reason?: string): Asked => ({
  type: 'agenda.hold',
  itemId,
  reason,
})
export const lettingGo = (itemId = schoolsItem): Asked => ({ type: 'agenda.let_go', itemId })
export const covering = (itemId = schoolsItem): Asked => ({ type: 'agenda.cover', itemId })
export const reopening = (itemId = schoolsItem): Asked => ({ type: 'agenda.reopen', itemId })
export const replying = (outcome: string, itemId = familysItem): Asked => ({
  type: 'agenda.reply',
  itemId,
  outcome,
  reason: 'There is no adult for it before the summer',
})
export const waiving = (itemId: string): Asked => ({ type: 'agenda.waive', itemId })
export const parking = (until: object, itemId = schoolsItem): Asked => ({
  type: 'agenda.park',
  itemId,
  until,
})
export const atAnotherMeeting = { kind: 'meeting' }
export const replyFrom = (from: string, day = '2027-05-30') => ({ kind: 'written_reply', from, day })
export const ending: Asked = { type: 'meeting.end', meetingId: review }
export const dropping = (itemId: string): Asked => ({
  type: 'agenda.withdraw',
  itemId,
  reason: 'Settled by phone',
})

export const itemOf = (world: World, itemId = schoolsItem) => {
  const item = world.table.agenda[itemId]
  if (!item) throw new Error('there is no such item')
  return item
}

/** A live review in which somebody brought something that nobody had notice of. */
export function raisedInMeeting(by: string): { world: World; raised: string } {
  const world = liveReview()
  const raised = named('out-of-the-blue')
  world.asked(by, { type: 'agenda.add', itemId: raised, meetingId: review, title: 'The SEN register' })
  return { world, raised }
}

/** The same things asked in either order, each by its seat. */
export function inBothOrders(start: () => World, first: [string, Asked], second: [string, Asked]): World[] {
  return [
    [first, second],
    [second, first],
  ].map((acts) => {
    const world = start()
    for (const [by, asked] of acts) world.asked(by, asked)
    return world
  })
}
