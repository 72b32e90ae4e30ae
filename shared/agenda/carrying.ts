import { z } from 'zod'
import type { TemplateItem } from '../meeting-types/meeting-type.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { Refusal } from '../refusal.ts'
import type { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { dayOf, Id, type Day, type Instant } from '../words.ts'
import type { Actor } from '../rule.ts'
import { goingOnWith, itemsAfter, itemsBefore } from './chain.ts'
import type { AgendaItem } from './item.ts'
import { itemAt } from './patch.ts'
import { owedOn } from './promises.ts'

/** What a meeting did not settle goes on to another: it keeps its words and who raised it. */

/** `itemId` is the new item. Where it is one of the template's, that goes on with the old one of the same name. */
export const Carried = z.strictObject({ itemId: Id, from: Id })
export type Carried = z.infer<typeof Carried>

/**
 * Whether a meeting takes up what is on its agenda: everyone was told of it, and its day has not gone by without it.
 * Else whoever plans one could make a matter vanish in a draft that nobody hears of.
 */
const takesUp = (meeting: Meeting | undefined, today: Day): boolean =>
  meeting !== undefined &&
  meeting.state !== 'draft' &&
  (meeting.state !== 'noticed' || dayOf(toldStartOf(meeting)) >= today)

/** As everyone was told it, or sooner: to plan a meeting anew without a word puts off nothing that is on its agenda. */
export const toldStartOf = ({ startsAt, told }: Meeting): Instant =>
  told && told.startsAt < startsAt ? told.startsAt : startsAt

const takenUp = (table: Table, itemId: Id, today: Day): AgendaItem[] =>
  goingOnWith(table, itemId).filter(({ meetingId }) => takesUp(table.meetings[meetingId], today))

/** The item that goes on with this one on the agenda of a meeting that everyone was told of: of several the soonest. */
export const carriedTo = (table: Table, itemId: Id, today: Day): AgendaItem | undefined =>
  takenUp(table, itemId, today).toSorted((one, other) =>
    beginsAt(table, one).localeCompare(beginsAt(table, other)),
  )[0]

function beginsAt(table: Table, { meetingId }: AgendaItem): string {
  const meeting = table.meetings[meetingId]
  return meeting?.started?.at ?? meeting?.startsAt ?? ''
}

/** The item of a matter that stands now: this one, or the last that went on with it as everyone was told. */
export function standingNow(table: Table, item: AgendaItem, today: Day): AgendaItem {
  const next = carriedTo(table, item.id, today)
  return next ? standingNow(table, next, today) : item
}

/** The item at which that matter is given another end: a meeting that has not begun puts nothing aside. */
export function endedAt(table: Table, item: AgendaItem, today: Day): AgendaItem {
  const now = standingNow(table, item, today)
  return isBegun(table, now) ? now : (table.agenda[now.carriedFrom ?? ''] ?? now)
}

function isBegun(table: Table, { meetingId }: AgendaItem): boolean {
  const state = table.meetings[meetingId]?.state
  return state === 'live' || state === 'ended'
}

/** Whether a reply is owed on a matter that waits for its next meeting to begin: its day may still be agreed anew. */
export const isOwedMeanwhile = (table: Table, item: AgendaItem): boolean =>
  wasNotSettled(table, item) &&
  !goingOnWith(table, item.id).some((later) => isBegun(table, later)) &&
  owedOn(table, item).length > 0

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

/**
 * What waits for a meeting with a date: what ended meetings did not reach, or parked until another one. A usual item
 * that was not reached waits no longer once everyone was told of a later meeting that has the same one on its agenda.
 */
export function waitingItems(table: Table, today: Day): AgendaItem[] {
  return Object.values(table.agenda)
    .filter((item) => isUnsettled(table, item, today))
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
 * What a party has on the agenda of a meeting that everyone was told of, and may bring to this sooner one instead: else
 * another could put it off for years.
 */
export const bringableTo = (table: Table, meeting: Meeting, party: Party, today: Day): AgendaItem[] =>
  Object.values(table.agenda).filter((item) => {
    const later = carriedTo(table, item.id, today)
    return (
      later !== undefined &&
      meeting.startsAt < beginsAt(table, later) &&
      !isOn(table, item.id, meeting.id) &&
      mayBeCarriedBy(table, item, party, today)
    )
  })

/**
 * What somebody owes a reply in writing on, each matter once, as its first item. Putting it on another agenda does not
 * pay for it; only when it was covered or dropped there is nothing to reply to any more.
 */
export const awaitedReplies = (table: Table): AgendaItem[] =>
  Object.values(table.agenda).filter(
    (item) =>
      wasNotSettled(table, item) &&
      owedOn(table, item).length > 0 &&
      !itemsBefore(table, item).some((before) => wasNotSettled(table, before)) &&
      !isOver(table, item),
  )

/** Whether it was covered at a later meeting, or dropped from the agenda of every one that it is on. */
function isOver(table: Table, { id }: AgendaItem): boolean {
  const isTold = ({ meetingId }: AgendaItem) => table.meetings[meetingId]?.state !== 'draft'
  const later = itemsAfter(table, id).filter(isTold)
  const last = later.filter((item) => !goingOnWith(table, item.id).some(isTold))
  return (
    later.some(({ state }) => state === 'covered') ||
    (last.length > 0 && last.every(({ state }) => state === 'withdrawn'))
  )
}

const isOn = (table: Table, itemId: Id, meetingId: Id): boolean =>
  goingOnWith(table, itemId).some((one) => one.meetingId === meetingId && one.state !== 'withdrawn')

/** Once. Only the party that raised it may bring it to another meeting than the one that is to take it up. */
function mayBeCarriedBy(table: Table, item: AgendaItem, party: Party, today: Day): boolean {
  const isOwn = item.raisedBy === party && !item.isUsual
  const taken = takenUp(table, item.id, today)
  return wasNotSettled(table, item) && taken.every((later) => isOwn && !isBegun(table, later))
}

type Carrying = { meetingId: Id; actor: Pick<Actor, 'party' | 'at'> }

/** The fields of the item that goes on with an unsettled one. Refuses what is settled or on another agenda already. */
export function carriedItem(table: Table, { itemId, from }: Carried, { meetingId, actor }: Carrying) {
  const today = dayOf(actor.at)
  const item = itemAt(table, from)
  if (table.agenda[itemId]) throw new Refusal('invalid', 'This agenda item exists already.', 'itemId')
  const isTaken = carriedTo(table, from, today) && !mayBeCarriedBy(table, item, actor.party, today)
  if (isTaken || isOn(table, from, meetingId))
    throw new Refusal('closed', 'This matter is on the agenda of another meeting already.', 'carried')
  if (!wasNotSettled(table, item))
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
  carrying: Carrying,
  carried: readonly Carried[],
  template: ReadonlyMap<Id, TemplateItem>,
) {
  const isTwice = (ids: string[]) => new Set(ids).size < ids.length
  if (isTwice(carried.map(({ from }) => from)) || isTwice(carried.map(({ itemId }) => itemId)))
    throw new Refusal('invalid', 'Each matter is carried once, to an item of its own.', 'carried')
  const items = carried.map((one) => carriedItem(table, one, carrying))
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
