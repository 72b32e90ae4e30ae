import { z } from 'zod'
import type { Queryable } from '../db.ts'
import { one } from '../rows.ts'
import { noHash, type Place } from './chain.ts'

const Broken = z.object({ seq: z.number().nullable() })

/**
 * The first update of a log, up to `seq`, that does not follow from the ones before it, or null when all do. The same as
 * `firstBrokenLink`, reckoned by the database, so that a long log need not travel: for texts opened from a snapshot.
 */
export async function firstBrokenInLog(sql: Queryable, place: Place, seq: number): Promise<number | null> {
  const rows = await sql`
    with entry as (
      select seq, prev_hash, hash,
        row_number() over log as place,
        lag(hash, 1, ${noHash}::bytea) over log as before,
        array[
          convert_to(workspace_id, 'UTF8'),
          convert_to(document, 'UTF8'),
          convert_to(seq::text, 'UTF8'),
          convert_to(seat_id, 'UTF8'),
          convert_to(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'UTF8'),
          bytes,
          prev_hash
        ] as fields
      from minutes_update
      where workspace_id = ${place.workspaceId} and document = ${place.document} and seq <= ${seq}
      window log as (order by seq)
    ),
    hashed as (
      select entry.seq, prev_hash, hash, place, before,
        sha256(
          convert_to(E'concord minutes update 1\\n', 'UTF8') ||
          (select string_agg(int4send(length(field)) || field, ''::bytea order by number)
            from unnest(fields) with ordinality as each (field, number))
        ) as reckoned
      from entry
    )
    select min(seq) as seq
    from hashed
    where place <> seq or prev_hash <> before or hash <> reckoned
  `
  return one(Broken, rows).seq
}
