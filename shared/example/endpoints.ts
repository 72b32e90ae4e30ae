import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { SeatHeld, SeatTaken } from '../seats/held.ts'
import { Id } from '../words.ts'

/** The example review, at which anybody may sit. */
export const exampleEndpoints = {
  example: endpoint({
    method: 'POST',
    path: '/api/example',
    who: 'public',
    summary: 'Lay the table of the example review, with fictional people',
    // Its story is a hundred commands, one after the other.
    answerWithinMs: 20_000,
    body: z.strictObject({}),
    reply: z.object({
      workspaceId: Id,
      meetingId: Id,
      document: z.string(),
      seats: z.array(SeatHeld.omit({ workspaceId: true, isExample: true })),
    }),
  }),
  sitAtExample: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/example/sit',
    who: 'public',
    summary: 'Take any seat of an example table',
    body: z.strictObject({ seatId: Id }),
    reply: SeatTaken,
  }),
} as const
