import { z } from 'zod'
import { Count } from '../words.ts'
import { Message, Side, unseenBy } from './side.ts'

/** How many messages are sent at once: more than anybody reads at a glance, and some 20 kB. */
export const pageOfMessages = 100

/** What a page does not have of the channel: how much was said before its first message, and how much of that is unseen. */
export const Earlier = z.object({ messages: Count, unseen: Count })
export type Earlier = z.infer<typeof Earlier>

/** A side as a page first gets it: all that stands, and the newest of what was said. */
export const NewestOfSide = z.object({ side: Side, earlier: Earlier })
export type NewestOfSide = z.infer<typeof NewestOfSide>

/** Messages before one that a page has, in order, and what is before them. */
export const EarlierMessages = z.object({ messages: z.array(Message), earlier: Earlier })
export type EarlierMessages = z.infer<typeof EarlierMessages>

/** The side with its newest messages, for one seat. */
export function newestOf(side: Side, seatId: string): NewestOfSide {
  const { messages, earlier } = earlierThan(side, seatId, side.seq + 1)
  return { side: { ...side, messages }, earlier }
}

/** The last messages before a place on the side. */
export function earlierThan(side: Side, seatId: string, before: number): EarlierMessages {
  const there = side.messages.filter(({ seq }) => seq < before)
  const left = there.slice(0, -pageOfMessages)
  return {
    messages: there.slice(-pageOfMessages),
    earlier: { messages: left.length, unseen: unseenBy({ ...side, messages: left }, seatId).length },
  }
}

/** What others of the party said and this seat has not seen, with what the page does not have. */
export function unseenCount({ side, earlier }: NewestOfSide, seatId: string): number {
  const first = side.messages[0]?.seq ?? 0
  // Who has seen a message has seen all before it.
  const before = (side.seen[seatId] ?? 0) >= first ? 0 : earlier.unseen
  return before + unseenBy(side, seatId).length
}

/**
 * The newest of a side, taken over by a page that has loaded earlier messages: they stay if they lead up to the first that
 * was sent. More may have been said meanwhile than that, or the server may have been restored to another past.
 */
export function keepingEarlier(known: NewestOfSide | undefined, newest: NewestOfSide): NewestOfSide {
  const had = known?.side.messages ?? []
  const place = had.findIndex(({ id }) => id === newest.side.messages[0]?.id)
  if (!known || place <= 0) return newest
  const messages = [...had.slice(0, place), ...newest.side.messages]
  return { side: { ...newest.side, messages }, earlier: known.earlier }
}
