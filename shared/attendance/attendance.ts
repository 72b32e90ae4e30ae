import { z } from 'zod'
import { Party, Power } from '../seats/seat.ts'
import { Id, Instant, optional, text } from '../words.ts'

const act = { by: Id, at: Instant }

/** What a person says beforehand: that they come, and how, or that they cannot, in their own words. */
export const Reply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comes'), how: z.enum(['in_room', 'remote', 'in_writing']) }),
  z.strictObject({ kind: z.literal('apologies'), words: optional(text(2000)) }),
])
export type Reply = z.infer<typeof Reply>

/** Where a person was, as it was said: by themselves, or by somebody of their own party. */
export const places = ['in_room', 'remote', 'left', 'did_not_attend'] as const
export const Place = z.enum(places)
export type Place = z.infer<typeof Place>

/** Somebody who comes instead of another of the party. The powers are the most that they hold at this meeting. */
export const StandIn = z.object({ ...act, seatId: Id, powers: z.array(Power) })
export type StandIn = z.infer<typeof StandIn>

/** One who stood in until somebody of the party said otherwise, or named another. */
export const FormerStandIn = StandIn.extend({ ended: z.object(act) })
export type FormerStandIn = z.infer<typeof FormerStandIn>

/** One seat at one meeting. Every list only grows; the last reply and the last place are what holds. */
export const Attendance = z.object({
  replies: z.array(z.object({ ...act, reply: Reply })),
  places: z.array(z.object({ ...act, place: Place })),
  /** Who comes instead of this seat, and who did before. */
  standIn: StandIn.optional(),
  formerStandIns: z.array(FormerStandIn),
})
export type Attendance = z.infer<typeof Attendance>

/** A party would rather somebody were not there. It is kept, with any answers, and changes nothing. */
export const Objection = z.object({
  ...act,
  id: Id,
  party: Party,
  seatId: Id,
  reason: text(1000),
  answers: z.array(z.object({ ...act, party: Party, words: text(1000) })),
})
export type Objection = z.infer<typeof Objection>

/** What a party wants this meeting to achieve, in its own words. */
export const Aim = z.object({ ...act, words: text(600) })
export type Aim = z.infer<typeof Aim>

export const noAttendance: Attendance = { replies: [], places: [], formerStandIns: [] }
