import { z } from 'zod'
import { Party } from '../seats/seat.ts'
import { Id, Instant, text } from '../words.ts'

/** Who speaks and who has asked to, in the order in which they asked. Nobody can end another’s turn or take their place. */
export const Speaking = z.object({
  now: z.object({ seatId: Id, at: Instant }).optional(),
  order: z.array(z.object({ seatId: Id, at: Instant })),
})
export type Speaking = z.infer<typeof Speaking>

/** A rest that any party may call. It informs, and stops nobody from writing. */
export const Pause = z.object({ by: Id, at: Instant, ended: z.object({ by: Id, at: Instant }).optional() })
export type Pause = z.infer<typeof Pause>

/** Words kept as they were said. Others put their own version beside it; nobody changes another’s. */
export const Said = z.object({
  id: Id,
  meetingId: Id,
  itemId: Id,
  speakerSeatId: Id,
  words: text(2000),
  by: Id,
  party: Party,
  at: Instant,
  versions: z.array(z.object({ by: Id, party: Party, at: Instant, words: text(2000) })),
})
export type Said = z.infer<typeof Said>
