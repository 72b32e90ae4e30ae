import { z } from 'zod'
import type { TemplateItem } from '../meeting-types/meeting-type.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { Refusal } from '../refusal.ts'
import type { Table } from '../table.ts'
import { dayOf, Id, type Day } from '../words.ts'
import type { AgendaItem } from './item.ts'
import { itemAt } from './patch.ts'
import { itemsAfter, owedOn } from './promises.ts'

/** What a meeting did not settle goes on to another: it keeps its words and who raised it. */

/** `itemId` is the new item. Where it is one of the template's, that goes on with the old one of the same name. */
export const Carried = z.strictObject({ itemId: Id, from: Id })
export type Carried = z.infer<typeof Carried>

const goingOnWith = (table: Table, itemId: Id): AgendaItem[] =>
  Object.values(table.agenda).filter(({ carriedFrom }) => carriedFrom === itemId)

/**
 * Whether a meeting takes up what is on its agenda: everyone was told of it, and its day has not gone by without it.
 * Else whoever plans one could make a matter vanish in a draft that nobody hears of.
 */
const takesUp = (meeting: Meeting | undefined, today: Day): boolean =>
  meeting !== undefined &&
  meeting.state !== 'draft' &&
  (meeting.state !== 'noticed' || dayOf(meeting.startsAt) >= today)

/** The item that goes on with this one on the agenda of a meeting that everyone was told of. */
export const carriedTo = (table: Table, itemId: Id, today: Day): AgendaItem | undefined =>
  goingOnWith(table, itemId).find(({ meetingId }) => takesUp(table.meetings[meetingId], today))

/** The meetings that have a matter on their agenda and do not take it up: nobody was told, or they were not held. */
export const idleWith = (table: Table, itemId: Id, today: Day): Meeting[] =>
  goingOnWith(table, itemId).flatMap(({ meetingId, state }) => {
    const meeting = table.meetings[meetingId]
    return meeting && state !== 'withdrawn' && !takesUp(meeting, today) ? [meeting] : []
  })

/** Whether an ended meeting did not settle this item, and no other takes it up: it was not reached, or parked. */
export const isUnsettled = (table: Table, item: AgendaItem, today: Day): boolean =>
  wasNotSettled(table, item) && !carriedTo(table, item.id, today)

function wasNotSettled(table: Table, item: AgendaItem): boolean {
  const ended = table.meetings[item.meetingId]?.ended
  if (!ended || item.state === 'withdrawn') return false
  return item.state === 'parked' || ended.notReached.includes(item.id)
}

/** Items by their id, for a list of many: looking through all of them for each would be slow. */
function takenUp(table: Table, today: Day): Set<Id> {
  return new Set(
    Object.values(table.agenda).flatMap(({ carriedFrom, meetingId }) =>
      carriedFrom && takesUp(table.meetings[meetingId], today) ? [carriedFrom] : [],
    ),
  )
}

/**
 * What waits for a meeting with a date: what ended meetings did not reach, or parked until another one. A usual item
 * that was not reached waits no longer once everyone was told of a later meeting that has the same one on its agenda.
 */
export function waitingItems(table: Table, today: Day): AgendaItem[] {
  const taken = takenUp(table, today)
  return Object.values(table.agenda)
    .filter((item) => wasNotSettled(table, item) && !taken.has(item.id))
    .filter((item) =>
      item.parked ? item.parked.until.kind === 'meeting' : !isUsualLater(table, item, today),
    )
}

const isUsualLater = (
  table: Table,
  { isUsual, title, capture, meetingId }: AgendaItem,
  today: Day,
): boolean =>
  isUsual &&
  Object.values(table.agenda).some((other) => {
    const later = table.meetings[other.meetingId]
    const isSame = other.isUsual && other.title === title && other.capture === capture
    return (
      isSame && takesUp(later, today) && (later?.startsAt ?? '') > (table.meetings[meetingId]?.startsAt ?? '')
    )
  })

/**
 * What somebody owes a reply in writing on. Putting the matter on another agenda does not pay for it; only when it was
 * covered or dropped there is nothing to reply to any more.
 */
export const awaitedReplies = (table: Table): AgendaItem[] =>
  Object.values(table.agenda).filter(
    (item) =>
      wasNotSettled(table, item) &&
      owedOn(table, item).length > 0 &&
      !itemsAfter(table, item.id).some((later) => isOver(table, later)),
  )

const isOver = (table: Table, { state, meetingId }: AgendaItem) =>
  state === 'covered' || (state === 'withdrawn' && table.meetings[meetingId]?.state !== 'draft')

/** The fields of the item that goes on with an unsettled one. Refuses what is settled or on another agenda already. */
export function carriedItem(table: Table, { itemId, from }: Carried, meetingId: Id, today: Day) {
  const item = itemAt(table, from)
  if (table.agenda[itemId]) throw new Refusal('invalid', 'This agenda item exists already.', 'itemId')
  const isHere = goingOnWith(table, from).some(
    (one) => one.meetingId === meetingId && one.state !== 'withdrawn',
  )
  if (isHere || carriedTo(table, from, today))
    throw new Refusal('closed', 'This matter is on the agenda of another meeting already.', 'carried')
  if (!isUnsettled(table, item, today))
    throw new Refusal('invalid', 'Only what an ended meeting left open is carried to another.', 'carried')
  const { title, wants, minutes, capture, raisedBy, isUsual } = item
  return { itemId, meetingId, title, wants, minutes, capture, raisedBy, isUsual, carriedFrom: from }
}

/**
 * What is carried onto the agenda of a new meeting, each as the earlier one was: by its id where it stands for an item of
 * the template, and the items that come in addition.
 */
export function carriedOnto(
  table: Table,
  { meetingId, today }: { meetingId: Id; today: Day },
  carried: readonly Carried[],
  template: ReadonlyMap<Id, TemplateItem>,
) {
  const isTwice = (ids: string[]) => new Set(ids).size < ids.length
  if (isTwice(carried.map(({ from }) => from)) || isTwice(carried.map(({ itemId }) => itemId)))
    throw new Refusal('invalid', 'Each matter is carried once, to an item of its own.', 'carried')
  const items = carried.map((one) => carriedItem(table, one, meetingId, today))
  for (const { itemId, title, capture } of items) {
    const usual = template.get(itemId)
    if (usual && (usual.title !== title || usual.capture !== capture))
      throw new Refusal('invalid', 'This item of the agenda is about something else.', 'carried')
  }
  return {
    goingOn: new Map(items.map((item) => [item.itemId, item])),
    added: items.filter(({ itemId }) => !template.has(itemId)),
  }
}
