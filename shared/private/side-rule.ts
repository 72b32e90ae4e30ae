import { z } from 'zod'
import type { Seat } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { PrivateFact } from './events.ts'
import type { Side } from './side.ts'

/** What a rule of a private side looks at: the side, the table that it belongs to, and the seat that asks. */
export type AtSide = { side: Side; table: Table; seat: Seat }

/**
 * Declares something that a seat may ask of its own party's side, as `command` does for the table. The rule is pure: it
 * answers with what happens, with nothing (already so), or refuses in words that carry nothing of what the side holds.
 */
export function sideCommand<Type extends string, S extends z.ZodRawShape>(
  type: Type,
  shape: S,
  rule: (at: AtSide, asked: z.output<z.ZodObject<S, z.core.$strict>>) => PrivateFact[],
) {
  const fields = z.strictObject(shape)
  return {
    type,
    schema: z.strictObject({ type: z.literal(type), ...shape }),
    decide(at: AtSide, { type: _type, ...asked }: { type: string }): PrivateFact[] {
      return rule(at, fields.parse(asked))
    },
  }
}
