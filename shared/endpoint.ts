import { z } from 'zod'
import { statusOf, type RefusalCode } from './refusal.ts'

/** What every HTTP endpoint is made of, and what each answers when it refuses. */

const codes = Object.keys(statusOf).filter((code): code is RefusalCode => code in statusOf)

/** What every refusal looks like. `path` names the field; `reference` finds our own fault in the log. */
export const ErrorReply = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string(),
    path: z.string().optional(),
    reference: z.string().optional(),
  }),
})

type Schemas = { body?: z.ZodType; query?: z.ZodObject; reply: z.ZodType }
export type Endpoint<S extends Schemas = Schemas> = S & {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Who may call it: anybody, or a seat of the workspace in the path, which is found before anything else. */
  who: 'public' | 'seat'
  summary: string
  /** How often one address may ask; only where a code could be guessed. */
  triesPerMinute?: number
  /** How long it may take, where that is longer than usual. */
  answerWithinMs?: number
}

export const endpoint = <const E extends Endpoint>(endpoint: E) => endpoint

/** The longest request body, in bytes of JSON. */
export const maxBodyBytes = 64 * 1024
