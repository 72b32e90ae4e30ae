import { z } from 'zod'
import { Capture } from '../meeting-types/capture.ts'
import { Party } from '../seats/seat.ts'
import { Count, Day, Id, Instant, line, text } from '../words.ts'

/** What a party brings to an agenda: the matter, and what would settle it. */
export const ItemWording = {
  title: line(160),
  wants: text(600).optional(),
  minutes: z.int('Give a number of minutes.').min(1).max(240).optional(),
}

const Act = z.object({ by: Id, party: Party, at: Instant })

/** Everybody is asked, one answer for each party on its own device. The last answer of a party is the one that holds. */
export const RoundAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), words: text(1000) }),
  z.strictObject({ kind: z.literal('question'), words: text(1000) }),
  z.strictObject({ kind: z.literal('nothing_to_add') }),
])
export type RoundAnswer = z.infer<typeof RoundAnswer>
export const Round = z.object({
  by: Id,
  at: Instant,
  answers: z.array(Act.extend({ answer: RoundAnswer })),
})
export type Round = z.infer<typeof Round>

/** The SHA-256, in hex, of the words that a party had before it. */
export const Saw = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in hex.')

/** Whether the item’s minutes read right. */
export const Reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reads_right') }),
  z.strictObject({ kind: z.literal('needs_change'), words: text(1000) }),
])
export type Reading = z.infer<typeof Reading>
export const ReadBack = z.object({
  by: Id,
  at: Instant,
  readings: z.array(Act.extend({ saw: Saw, reading: Reading })),
})
export type ReadBack = z.infer<typeof ReadBack>

/** A party does not want the item closed yet. The last hold of a party stands until that party lets go. */
export const Hold = Act.extend({
  reason: text(600).optional(),
  letGo: z.object({ by: Id, at: Instant }).optional(),
})
export type Hold = z.infer<typeof Hold>

/** What another party answers to a matter that was brought before the meeting. */
export const RecordedReply = Act.extend({
  outcome: z.enum(['accepted', 'in_part', 'not_accepted']),
  reason: text(1000),
})
export type RecordedReply = z.infer<typeof RecordedReply>

/** A parked matter has an end: another meeting, or a written answer by a day from somebody. */
export const ParkedUntil = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meeting'), day: Day.optional() }),
  z.strictObject({ kind: z.literal('written_reply'), from: Id, day: Day }),
])
export type ParkedUntil = z.infer<typeof ParkedUntil>
export const Parked = Act.extend({ until: ParkedUntil })
export type Parked = z.infer<typeof Parked>

/** Who called the item covered, and which parties at the table had not answered a round by then. */
export const Covered = z.object({ by: Id, at: Instant, unheard: z.array(Party).optional() })
export type Covered = z.infer<typeof Covered>

/**
 * One matter for a meeting. `raisedBy` is absent for the items that belong to every such meeting and to nobody,
 * such as the family's views; `isUsual` marks those that came
 * with the template, whoever convened.
 */
export const AgendaItem = z.object({
  id: Id,
  meetingId: Id,
  ...ItemWording,
  capture: Capture,
  raisedBy: Party.optional(),
  isUsual: z.boolean(),
  addedBy: Id,
  addedAt: Instant,
  isAfterNotice: z.boolean(),
  /** Put on the agenda while the meeting ran: the others had no notice of it. */
  isRaisedInMeeting: z.boolean(),
  /** Its words are others than those that everyone was told. */
  isRewordedAfterNotice: z.boolean().optional(),
  state: z.enum(['open', 'covered', 'parked', 'withdrawn']),
  reason: text(600).optional(),
  /** The item of an earlier meeting that this one goes on with. */
  carriedFrom: Id.optional(),
  rounds: z.array(Round),
  readBacks: z.array(ReadBack),
  holds: z.array(Hold),
  replies: z.array(RecordedReply),
  /** Parties that do without notice of an item that was raised in the meeting. */
  waivers: z.array(Act),
  /** While it is parked. */
  parked: Parked.optional(),
  /** Every end that it was given before: what was promised stays readable. */
  earlierParked: z.array(Parked).optional(),
  /** While it is covered. */
  covered: Covered.optional(),
  /** How many rounds and read-backs there were when it was last opened again: those count for nothing now. */
  earlier: z.object({ rounds: Count, readBacks: Count }).optional(),
  /** How long the table was at this item before it turned to another, in milliseconds; absent when it never was there. */
  spentMs: z.int().optional(),
  /** Parties that spoke, or answered a round, on this item. */
  heard: z.array(Party),
})
export type AgendaItem = z.infer<typeof AgendaItem>
