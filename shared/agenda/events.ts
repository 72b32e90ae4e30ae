import { Capture } from '../meeting-types/capture.ts'
import { z } from 'zod'
import type { Meeting } from '../meetings/meeting.ts'
import { patchMeeting } from '../meetings/patch.ts'
import { event } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id, text, type Instant } from '../words.ts'
import { ItemWording, type AgendaItem } from './item.ts'
import { growItem, patchItem } from './patch.ts'
import { isForNextMeeting } from './standing.ts'

export const added = event(
  'agenda.added',
  {
    itemId: Id,
    meetingId: Id,
    ...ItemWording,
    capture: Capture,
    raisedBy: Party.optional(),
    isUsual: z.boolean(),
    carriedFrom: Id.optional(),
  },
  (table, { itemId, ...item }, { seatId, at }) => {
    const meeting = table.meetings[item.meetingId]
    const withItem = {
      ...table,
      agenda: {
        ...table.agenda,
        [itemId]: {
          ...item,
          id: itemId,
          addedBy: seatId,
          addedAt: at,
          isAfterNotice: meeting?.state !== 'draft',
          isRaisedInMeeting: meeting?.state === 'live' && !isKnown(table, item.carriedFrom),
          state: 'open' as const,
          rounds: [],
          readBacks: [],
          holds: [],
          replies: [],
          waivers: [],
          heard: [],
        },
      },
    }
    return patchMeeting(withItem, item.meetingId, { itemIds: placed(table, meeting?.itemIds ?? [], itemId) })
  },
)

/** Whether it goes on with a matter that everyone had notice of at an earlier meeting, or did without. */
function isKnown(table: Table, carriedFrom: Id | undefined): boolean {
  const earlier = carriedFrom && table.agenda[carriedFrom]
  return earlier ? !isForNextMeeting(table, earlier) : false
}

/** At the end, but before the date of the next meeting, which closes every agenda. */
function placed(table: Table, itemIds: readonly Id[], itemId: Id): Id[] {
  const last = table.agenda[itemIds.at(-1) ?? '']
  return last?.capture === 'date' ? itemIds.toSpliced(-1, 0, itemId) : [...itemIds, itemId]
}

export const reworded = event(
  'agenda.reworded',
  { itemId: Id, ...ItemWording },
  // Field by field: what was left out is absent from a stored event, and must not stay from before.
  (table, { itemId, title, wants, minutes }) =>
    growItem(table, itemId, (item) => ({
      title,
      wants,
      minutes,
      ...(isOfOtherWords(item, { title, wants }) && wasTold(table, item) && { isRewordedAfterNotice: true }),
    })),
)

const isOfOtherWords = (item: AgendaItem, { title, wants }: Pick<AgendaItem, 'title' | 'wants'>) =>
  item.title !== title || item.wants !== wants

const wasTold = (table: Table, { meetingId, isRaisedInMeeting }: AgendaItem) =>
  !isRaisedInMeeting && table.meetings[meetingId]?.state !== 'draft'

export const withdrawn = event(
  'agenda.withdrawn',
  { itemId: Id, reason: text(600) },
  (table, { itemId, reason }) => {
    const meetingId = table.agenda[itemId]?.meetingId
    const meeting = meetingId && table.meetings[meetingId]
    const withoutItem = patchItem(table, itemId, { state: 'withdrawn', reason })
    return meeting && meeting.currentItemId === itemId
      ? patchMeeting(withoutItem, meeting.id, { currentItemId: undefined, turnedToAt: undefined })
      : withoutItem
  },
)

/** The item now stands after `afterItemId`, or first. */
export const moved = event(
  'agenda.moved',
  { itemId: Id, afterItemId: Id.optional() },
  (table, { itemId, afterItemId }) => {
    const meeting = table.meetings[table.agenda[itemId]?.meetingId ?? '']
    if (!meeting) return table
    const others = meeting.itemIds.filter((id) => id !== itemId)
    const place = afterItemId ? others.indexOf(afterItemId) + 1 : 0
    return patchMeeting(table, meeting.id, { itemIds: others.toSpliced(place, 0, itemId) })
  },
)

/** The table turns to this item: one current item for everyone. When two turn it at once, the last one holds. */
export const turnedTo = event('agenda.turned_to', { itemId: Id }, (table, { itemId }, { at }) => {
  const item = table.agenda[itemId]
  const meeting = item && table.meetings[item.meetingId]
  if (!meeting) return table
  const here = patchItem(leftItem(table, meeting, at), itemId, { spentMs: item.spentMs ?? 0 })
  return patchMeeting(here, meeting.id, { currentItemId: itemId, turnedToAt: at })
})

/** The time that the table was at its current item counts for that item. */
function leftItem(table: Table, { currentItemId, turnedToAt }: Meeting, at: Instant): Table {
  const item = table.agenda[currentItemId ?? '']
  if (!item || !turnedToAt) return table
  const spentMs = Math.max(0, Date.parse(at) - Date.parse(turnedToAt))
  return patchItem(table, item.id, { spentMs: (item.spentMs ?? 0) + spentMs })
}

export { letGo, covered, held, parked, reopened, replied, waived } from './closing-events.ts'
export { readBackAsked, readingGiven, roundAnswered, roundAsked } from './round-events.ts'
