import { z } from 'zod'
import { event } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import { Id, text } from '../words.ts'
import { ParkedUntil, RecordedReply, type AgendaItem } from './item.ts'
import { actOf, growItem, patchItem } from './patch.ts'

export const held = event(
  'agenda.held',
  { itemId: Id, reason: text(600).optional() },
  (table, { itemId, reason }, by) =>
    growItem(table, itemId, ({ holds }) => ({
      holds: [...holds, { ...actOf(table, by), ...(reason !== undefined && { reason }) }],
    })),
)

/** The party of whoever does it no longer holds the item open. That it did stays. */
export const letGo = event('agenda.let_go', { itemId: Id }, (table, { itemId }, by) =>
  growItem(table, itemId, ({ holds }) => {
    const { party } = actOf(table, by)
    const last = holds.findLastIndex((hold) => hold.party === party)
    return {
      holds: holds.map((hold, place) =>
        place === last ? { ...hold, letGo: { by: by.seatId, at: by.at } } : hold,
      ),
    }
  }),
)

/** `unheard`: the parties at the table that had not answered a round by then. */
export const covered = event(
  'agenda.covered',
  { itemId: Id, unheard: z.array(Party).optional() },
  (table, { itemId, unheard }, { seatId, at }) =>
    patchItem(table, itemId, {
      state: 'covered',
      covered: { by: seatId, at, ...(unheard && { unheard }) },
    }),
)

/** Open again, for another round and another read-back. What was answered before stays. */
export const reopened = event('agenda.reopened', { itemId: Id }, (table, { itemId }) =>
  growItem(table, itemId, ({ rounds, readBacks, ...item }) => ({
    state: 'open',
    ...putBehind(item),
    covered: undefined,
    earlier: { rounds: rounds.length, readBacks: readBacks.length },
  })),
)

export const parked = event(
  'agenda.parked',
  { itemId: Id, until: ParkedUntil },
  (table, { itemId, until }, by) =>
    growItem(table, itemId, (item) => ({
      ...putBehind(item),
      state: 'parked',
      parked: { ...actOf(table, by), until },
    })),
)

/** The end that a matter had, among those that it had before. */
const putBehind = ({ parked, earlierParked = [] }: Pick<AgendaItem, 'parked' | 'earlierParked'>) => ({
  parked: undefined,
  ...(parked && { earlierParked: [...earlierParked, parked] }),
})

export const replied = event(
  'agenda.replied',
  { itemId: Id, outcome: RecordedReply.shape.outcome, reason: RecordedReply.shape.reason },
  (table, { itemId, ...reply }, by) =>
    growItem(table, itemId, ({ replies }) => ({ replies: [...replies, { ...actOf(table, by), ...reply }] })),
)

/** The party of whoever does it does without notice of an item that was raised in the meeting. */
export const waived = event('agenda.waived', { itemId: Id }, (table, { itemId }, by) =>
  growItem(table, itemId, ({ waivers }) => ({ waivers: [...waivers, actOf(table, by)] })),
)
