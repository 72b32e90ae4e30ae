import { z } from 'zod'
import { Day, optional, text } from '../words.ts'

/**
 * A party's answer to a proposal. Taking it away is an answer as good as any; no answer at all is never one of
 * these, and nothing turns it into one.
 */
export const Position = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('agree'), comment: optional(text(1000)) }),
  z.strictObject({ answer: z.literal('agree_in_part'), comment: text(1000) }),
  z.strictObject({ answer: z.literal('disagree'), comment: text(1000) }),
  z.strictObject({ answer: z.literal('take_away'), replyBy: Day, comment: optional(text(1000)) }),
])
export type Position = z.infer<typeof Position>
