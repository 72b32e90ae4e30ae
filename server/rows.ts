import type { z } from 'zod'

type Rows = readonly unknown[]

/** Every row, parsed. */
export function many<Schema extends z.ZodType>(schema: Schema, rows: Rows): z.output<Schema>[] {
  return rows.map((row) => schema.parse(row))
}

/** The only row, parsed, or undefined when there is none. More than one is a fault of the query. */
export function maybe<Schema extends z.ZodType>(schema: Schema, rows: Rows): z.output<Schema> | undefined {
  if (rows.length > 1) throw new Error(`Expected at most one row, the database gave ${rows.length}.`)
  return rows.length === 0 ? undefined : schema.parse(rows[0])
}

/** The only row, parsed. None, or more than one, is a fault of the query. */
export function one<Schema extends z.ZodType>(schema: Schema, rows: Rows): z.output<Schema> {
  if (rows.length !== 1) throw new Error(`Expected one row, the database gave ${rows.length}.`)
  return schema.parse(rows[0])
}
