import { z } from 'zod'

/** The small shapes that every noun is written in. */

/** A random name for a thing, made by whoever makes the thing; at least 96 bits, safe in a URL. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,40}$/, 'This is not an identifier that Concord made.')
  // Ids are looked up in plain objects, where a few long words mean something already.
  .refine((id) => !(id in Object.prototype), 'This is not an identifier that Concord made.')
export type Id = z.infer<typeof Id>

/** A moment, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime({ error: 'This is not a date and time.' })
export type Instant = z.infer<typeof Instant>

/** A calendar day, `YYYY-MM-DD`, with no time zone: the day that people say aloud. */
export const Day = z.iso.date('This is not a date. Write it as year-month-day, for instance 2027-05-03.')
export type Day = z.infer<typeof Day>

export const Count = z.int().min(0)

/** One line of words, trimmed, never empty. */
export const line = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1, 'Please write something here.')
    .max(maxCharacters, `Please keep this to ${maxCharacters} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Please keep this to one line.')

/** Several lines of words, trimmed, never empty; only tabs and line ends among the control characters. */
export const text = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1, 'Please write something here.')
    .max(maxCharacters, `Please keep this to ${maxCharacters} characters.`)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, 'This has characters in it that cannot be shown.')

/** Words that may be left out: an empty string counts as left out. */
export const optional = <Words extends z.ZodType<string>>(words: Words) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    words.optional(),
  )

export const dayOf = (instant: Instant): Day => instant.slice(0, 10)
