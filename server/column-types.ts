import type { PostgresType } from 'postgres'

/** OIDs from PostgreSQL's catalogue `pg_type`. */
const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184 }
const arrayOid = { text: 1009, int8: 1016, timestamptz: 1185 }

/**
 * How columns look in JavaScript where postgres.js would choose otherwise:
 * - `bigint`: a number; a value that a number cannot hold exactly fails the query.
 * - `timestamptz`: an ISO 8601 string in UTC with milliseconds, `2025-05-03T09:30:00.000Z` (microseconds are cut).
 * - `date`: a plain `2025-05-03`; `timestamp`: the text as PostgreSQL prints it. Neither has a time zone to guess.
 * `bytea` stays a Buffer, `numeric` a string, `json` and `jsonb` the parsed value. Of arrays there are these three
 * kinds, one-dimensional and without nulls.
 */
export const columnTypes: Record<string, PostgresType> = {
  bigint: { to: oid.int8, from: [oid.int8], serialize: String, parse: exactNumber },
  instant: { to: oid.timestamptz, from: [oid.timestamptz], serialize: instantText, parse: isoInstant },
  day: { to: oid.date, from: [oid.date, oid.timestamp], serialize: plainText, parse: plainText },
  texts: arrayOf(arrayOid.text, plainText, plainText),
  bigints: arrayOf(arrayOid.int8, String, exactNumber),
  instants: arrayOf(arrayOid.timestamptz, instantText, isoInstant),
}

function arrayOf<Item>(
  oid: number,
  write: (item: Item) => string,
  read: (text: string) => Item | string | number,
): PostgresType {
  return {
    to: oid,
    from: [oid],
    serialize: (items: Item[]) => `{${items.map((item) => quoted(write(item))).join()}}`,
    parse: (text: string) => itemsOf(text).map(read),
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Items stand bare or in quotes, where a backslash comes before a quote and before a backslash. */
function itemsOf(text: string): string[] {
  const items = text.matchAll(/"((?:[^"\\]|\\.)*)"|([^,{}]+)/g)
  return [...items].map(([, inQuotes, bare = '']) => inQuotes?.replaceAll(/\\(.)/g, '$1') ?? bare)
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`bigint ${text} does not fit a JavaScript number exactly`)
  return value
}

function isoInstant(text: string): string {
  return new Date(text).toISOString()
}

function instantText(value: Date | string): string {
  return value instanceof Date ? value.toISOString() : value
}

function plainText(value: string): string {
  return value
}
