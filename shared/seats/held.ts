import { z } from 'zod'
import { Id, line } from '../words.ts'
import { Party } from './seat.ts'

/** A seat that this device may act from, as the first page lists it. */
export const SeatHeld = z.object({
  workspaceId: Id,
  seatId: Id,
  party: Party,
  role: line(80),
  name: line(80),
  child: line(60),
  isExample: z.boolean(),
})
export type SeatHeld = z.infer<typeof SeatHeld>

/** A seat that this device may act from as of now. */
export const SeatTaken = z.object({ workspaceId: Id, seatId: Id })
