import { z } from 'zod'
import { Aim, Attendance, Objection } from '../attendance/attendance.ts'
import { Party } from '../seats/seat.ts'
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
  /** When and where everyone was told that it would be, and who would be there. */
  told: z.object({ startsAt: Instant, place: line(200).optional(), seatIds: z.array(Id) }).optional(),
  changedAfterNotice: z.boolean(),
  started: z.object({ by: Id, at: Instant }).optional(),
  ended: z.object({ by: Id, at: Instant, note: text(1000).optional(), notReached: z.array(Id) }).optional(),
  currentItemId: Id.optional(),
  itemIds: z.array(Id),
  aims: z.partialRecord(Party, Aim),
  attendance: z.record(Id, Attendance),
  objections: z.array(Objection),
  /** Who leads through the agenda and who takes notes, as they said themselves. It gives no power. */
  chair: Id.optional(),
  noteTaker: Id.optional(),
  speaking: Speaking,
  pauses: z.array(Pause),
})
export type Meeting = z.infer<typeof Meeting>
