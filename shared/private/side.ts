import { z } from 'zod'
import { Count, Id, Instant, line, text } from '../words.ts'

/** Words in a party's own channel. `seq` is its place in what happened on that side. */
export const Message = z.object({
  id: Id,
  seq: Count,
  /** The meeting at which it was said, when it was said at one. */
  meetingId: Id.optional(),
  by: Id,
  at: Instant,
  words: text(2000),
})
export type Message = z.infer<typeof Message>

/** As an agenda item is worded, since that is what it may become. */
export const WantWording = { words: line(160), settles: text(600).optional() }

/** Something that a party wants from a meeting, before it tells anybody. A dropped one stays, out of the order. */
export const Want = z.object({
  id: Id,
  meetingId: Id,
  ...WantWording,
  /** The agenda item that it was put on the table as. */
  publishedItemId: Id.optional(),
  dropped: z.object({ by: Id, at: Instant }).optional(),
})
export type Want = z.infer<typeof Want>

/**
 * One party's private side of a table as its own history has made it: its channel, who has read how far, and what it
 * wants, most important first. It has nothing of the shared table in it, and the shared table has nothing of it.
 */
export const Side = z.object({
  seq: Count,
  messages: z.array(Message),
  /** How far each seat has read: the `seq` of the last thing that it has seen. */
  seen: z.record(Id, Count),
  wants: z.array(Want),
})
export type Side = z.infer<typeof Side>

export const emptySide: Side = { seq: 0, messages: [], seen: {}, wants: [] }

/** What a party wants from a meeting, most important first. */
export const wantsFor = (side: Side, meetingId: string): Want[] =>
  side.wants.filter((want) => want.meetingId === meetingId && !want.dropped)

const hasSeen = (side: Side, seatId: string, { seq, by }: Message) =>
  by === seatId || (side.seen[seatId] ?? 0) >= seq

/** What others of the party said and this seat has not seen. */
export const unseenBy = (side: Side, seatId: string): Message[] =>
  side.messages.filter((message) => !hasSeen(side, seatId, message))

/** Who has seen a message, other than its author. */
export const seenBy = (side: Side, message: Message): string[] =>
  Object.keys(side.seen).filter((seatId) => seatId !== message.by && hasSeen(side, seatId, message))
