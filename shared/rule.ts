import { z } from 'zod'
import { Refusal } from './refusal.ts'
import type { Party, Power, Seat } from './seats/seat.ts'
import type { Table } from './table.ts'
import type { Id, Instant } from './words.ts'

/** Who acts and when: resolved by the server from the session, never claimed by the page. */
export type By = { seatId: Id; at: Instant }

/** The acting seat as the table knows it when a rule is asked. */
export type Actor = By & { party: Party; powers: readonly Power[] }

/** Something that happened, before it has a place in the history. */
export type Fact = { type: string; payload: unknown }

type Shape = z.ZodRawShape
type Of<S extends Shape> = z.output<z.ZodObject<S>>

export type EventKind = {
  readonly type: string
  readonly schema: z.ZodObject
  readonly apply: (table: Table, payload: unknown, by: By) => Table
}

export type CommandKind = {
  readonly type: string
  readonly schema: z.ZodObject
  readonly decide: (table: Table, actor: Actor, payload: unknown) => Fact[]
}

/**
 * Declares something that can happen to a table. Calling the result makes the fact; the reducer gives the table
 * after it and must never refuse, since what has happened has happened.
 */
export function event<Type extends string, S extends Shape>(
  type: Type,
  shape: S,
  reduce: (table: Table, payload: Of<S>, by: By) => Table,
) {
  const schema = z.strictObject(shape)
  const make = (payload: Of<S>): Fact => ({ type, payload })
  return Object.assign(make, {
    type,
    schema,
    apply: (table: Table, payload: unknown, by: By) => reduce(table, payload as Of<S>, by),
  })
}

/**
 * Declares something that a seat may ask for. The rule is pure: it looks at the table and answers with what
 * happens, with nothing (already so), or refuses.
 */
export function command<Type extends string, S extends Shape>(
  type: Type,
  shape: S,
  rule: (table: Table, actor: Actor, payload: Of<S>) => Fact[],
) {
  const schema = z.strictObject({ type: z.literal(type), ...shape })
  return {
    type,
    schema,
    decide(table: Table, actor: Actor, asked: unknown) {
      // Without its type, or it would get into the facts of every rule that passes the rest on.
      const { type: _type, ...payload } = asked as { type: Type } & Of<S>
      return rule(table, actor, payload as unknown as Of<S>)
    },
  }
}

/** Refuses unless the actor holds the power; `deed` completes "Your seat cannot …". */
export function need(actor: Pick<Actor, 'powers'>, power: Power, deed: string) {
  if (actor.powers.includes(power)) return
  throw new Refusal(
    'forbidden',
    `Your seat cannot ${deed}. Someone in your party who can invite may change that.`,
  )
}

/** The seat, or a refusal that names nobody. */
export function seatAt(table: Table, seatId: Id): Seat {
  const seat = table.seats[seatId]
  if (!seat) throw new Refusal('not_found', 'There is no such seat at this table.')
  return seat
}
