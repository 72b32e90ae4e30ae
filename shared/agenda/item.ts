import { z } from 'zod'
import { Capture } from '../meeting-types/capture.ts'
import { Party } from '../seats/seat.ts'
import { Id, Instant, line, text } from '../words.ts'

/** What a party brings to an agenda: the matter, and what would settle it. */
export const ItemWording = {
  title: line(160),
  wants: text(600).optional(),
  minutes: z.int('Give a number of minutes.').min(1).max(240).optional(),
}

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
  state: z.enum(['open', 'covered', 'withdrawn']),
  reason: text(600).optional(),
})
export type AgendaItem = z.infer<typeof AgendaItem>
