import { z } from 'zod'
import { Aim, Attendance, Objection } from '../attendance/attendance.ts'
import { Party } from '../seats/seat.ts'
import { Screen } from '../screens/screen.ts'
import { Pause, Speaking } from '../voice/voice.ts'
import { Id, Instant, line, optional, text } from '../words.ts'

/** What people must know before they come: shown in the notice, at the head of the minutes and in the record. */
export const MeetingPlan = {
  title: line(120),
  startsAt: Instant,
  lengthMin: z.int('Give the length in minutes.').min(5).max(480),
  place: optional(line(200)),
  videoLink: optional(
    line(500).pipe(z.url({ protocol: /^https$/, error: 'Give the whole link, beginning with https://.' })),
  ),
  purpose: text(1000),
}

/** Everyone was told: who said so and when, when and where the meeting would be, and who was at the table or invited. */
export const ToldAll = z.object({
  by: Id,
  at: Instant,
  startsAt: Instant,
  place: line(200).optional(),
  seatIds: z.array(Id),
})
export type ToldAll = z.infer<typeof ToldAll>

/** What somebody does for everyone at a meeting, as they said themselves. It gives no power. */
export const roles = ['chair', 'noteTaker'] as const
export const MeetingRole = z.enum(roles)
export type MeetingRole = z.infer<typeof MeetingRole>

/** One meeting of a workspace. Its life goes draft → noticed → live → ended. */
export const Meeting = z.object({
  id: Id,
  type: z.string(),
  templateDated: z.string(),
  ...MeetingPlan,
  place: line(200).optional(),
  videoLink: z.string().optional(),
  state: z.enum(['draft', 'noticed', 'live', 'ended']),
  convenedBy: Id,
  noticedAt: Instant.optional(),
  /** The last notice. */
  told: ToldAll.optional(),
  /** Every notice, in order: a plan that changed is told again. */
  notices: z.array(ToldAll),
  changedAfterNotice: z.boolean(),
  started: z.object({ by: Id, at: Instant }).optional(),
  ended: z.object({ by: Id, at: Instant, note: text(1000).optional(), notReached: z.array(Id) }).optional(),
  currentItemId: Id.optional(),
  /** Since when the table is at its current item. */
  turnedToAt: Instant.optional(),
  itemIds: z.array(Id),
  aims: z.partialRecord(Party, Aim),
  attendance: z.record(Id, Attendance),
  objections: z.array(Objection),
  /** Who leads through the agenda and who takes notes, as they said themselves. It gives no power. */
  chair: Id.optional(),
  noteTaker: Id.optional(),
  speaking: Speaking,
  pauses: z.array(Pause),
  screens: z.array(Screen),
})
export type Meeting = z.infer<typeof Meeting>
