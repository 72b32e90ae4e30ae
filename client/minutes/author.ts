import { z } from 'zod'
import { Party } from '../../shared/seats/seat.ts'

/** Whose page a cursor belongs to, as the server stamps it on every awareness state. */
const Author = z.object({ seatId: z.string(), party: Party, name: z.string() })
export type Author = z.infer<typeof Author>

/** Undefined for one's own page, which the server does not echo. */
export const authorOf = (user: unknown): Author | undefined => Author.safeParse(user).data
