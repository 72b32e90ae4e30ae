import { z } from 'zod'
import { Id } from '../words.ts'

const Span = z.int().min(1).max(20)

/**
 * What the parts of a text may say about themselves, by the name of the attribute, whoever wrote them. A browser draws
 * a column for each of a `colspan`, so thirty million of them stop every page that opens the text, for ever.
 */
const attributes: Readonly<Record<string, z.ZodType>> = {
  colspan: Span,
  rowspan: Span,
  // Zero is a column without a width among others that have one.
  colwidth: z.array(z.int().min(0).max(2_000)).max(20).nullable(),
  // It becomes a piece of a style sheet.
  align: z.enum(['left', 'center', 'right', 'justify']).nullable(),
  level: z.int().min(1).max(6),
  start: z.int().min(0).max(9_999),
  actionId: Id,
}

/** Whether a value may stand there; names that mean nothing to our pages take any. */
export function isWithinBounds(name: string, value: unknown): boolean {
  return !Object.hasOwn(attributes, name) || attributes[name]?.safeParse(value).success === true
}

export const isBounded = (name: string): boolean => Object.hasOwn(attributes, name)
