import { z } from 'zod'
import type { TemplateItem } from '../meeting-types/meeting-type.ts'
import { Refusal } from '../refusal.ts'
import type { Table } from '../table.ts'
import { Id } from '../words.ts'
import type { AgendaItem } from './item.ts'
import { itemAt } from './patch.ts'

/** What a meeting did not settle goes on to another: it keeps its words and who raised it, and is carried once. */

/** `itemId` is the new item. Where it is one of the template's, that goes on with the old one of the same name. */
export const Carried = z.strictObject({ itemId: Id, from: Id })
export type Carried = z.infer<typeof Carried>

const carriedIds = (table: Table): Set<Id> =>
  new Set(Object.values(table.agenda).flatMap(({ carriedFrom }) => carriedFrom ?? []))

/** The item that goes on with this one on a later agenda. */
export const carriedTo = (table: Table, itemId: Id): AgendaItem | undefined =>
  Object.values(table.agenda).find(({ carriedFrom }) => carriedFrom === itemId)

/** Whether an ended meeting did not settle this item, and no other has it on its agenda: not reached, or parked. */
export const isUnsettled = (table: Table, item: AgendaItem): boolean =>
  wasNotSettled(table, item) && !carriedTo(table, item.id)

function wasNotSettled(table: Table, item: AgendaItem): boolean {
  const ended = table.meetings[item.meetingId]?.ended
  if (!ended || item.state === 'withdrawn') return false
  return item.state === 'parked' || ended.notReached.includes(item.id)
}

const everyUnsettled = (table: Table): AgendaItem[] => {
  const carried = carriedIds(table)
  return Object.values(table.agenda).filter((item) => wasNotSettled(table, item) && !carried.has(item.id))
}

/**
 * What waits for a meeting with a date: what ended meetings did not reach, or parked until another one. A usual item
 * that was not reached waits no longer once a later meeting has the same one on its agenda.
 */
export const waitingItems = (table: Table): AgendaItem[] =>
  everyUnsettled(table).filter((item) =>
    item.parked ? item.parked.until.kind === 'meeting' : !isUsualLater(table, item),
  )

const isUsualLater = (table: Table, { isUsual, title, capture, meetingId }: AgendaItem): boolean =>
  isUsual &&
  Object.values(table.agenda).some(
    (other) =>
      other.isUsual &&
      other.title === title &&
      other.capture === capture &&
      (table.meetings[other.meetingId]?.startsAt ?? '') > (table.meetings[meetingId]?.startsAt ?? ''),
  )

/** What is parked until somebody replies in writing, where that person’s party has not replied since. */
export const awaitedReplies = (table: Table): AgendaItem[] =>
  everyUnsettled(table).filter(({ parked, replies }) => {
    if (parked?.until.kind !== 'written_reply') return false
    const party = table.seats[parked.until.from]?.party
    return !replies.some((reply) => reply.party === party && reply.at >= parked.at)
  })

/** The fields of the item that goes on with an unsettled one. Refuses what is settled or on another agenda already. */
export function carriedItem(table: Table, { itemId, from }: Carried, meetingId: Id) {
  const item = itemAt(table, from)
  if (table.agenda[itemId]) throw new Refusal('invalid', 'This agenda item exists already.', 'itemId')
  if (carriedTo(table, from))
    throw new Refusal('closed', 'This matter is on the agenda of another meeting already.', 'carried')
  if (!isUnsettled(table, item))
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
  meetingId: Id,
  carried: readonly Carried[],
  template: ReadonlyMap<Id, TemplateItem>,
) {
  const isTwice = (ids: string[]) => new Set(ids).size < ids.length
  if (isTwice(carried.map(({ from }) => from)) || isTwice(carried.map(({ itemId }) => itemId)))
    throw new Refusal('invalid', 'Each matter is carried once, to an item of its own.', 'carried')
  const items = carried.map((one) => carriedItem(table, one, meetingId))
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
