import { z } from 'zod'
import type { Queryable } from '../db.ts'
import { many } from '../rows.ts'
import { Refusal } from '../../shared/refusal.ts'
import { firstBrokenLink, noHash, type Place } from './chain.ts'
import { StoredUpdate } from './log-rows.ts'

export type LogPage = {
  /** What the first row of the page follows. */
  prevHash: Uint8Array
  rows: StoredUpdate[]
  /** Whether there is nothing after this page. */
  isWhole: boolean
}

const pageBytes = 512 * 1024
const pageRows = 2_000

/**
 * The log of a text after a place in it: as many rows as fit a page, and at least one when there is one. A page that
 * does not follow from what stands before it is refused: it would be told as what people wrote.
 */
export async function readLogPage(sql: Queryable, place: Place, after: number): Promise<LogPage> {
  const { workspaceId, document } = place
  const rows = await sql`
    select seq, seat_id, at, bytes, hash, prev_hash
    from (
      select seq, seat_id, at, bytes, hash, prev_hash,
        sum(case when seq > ${after} then length(bytes) else 0 end) over (order by seq) as byte_count
      from minutes_update
      where workspace_id = ${workspaceId} and document = ${document} and seq >= ${after}
      order by seq
      limit ${pageRows}
    ) as next
    where seq <= ${after} + 1 or byte_count <= ${pageBytes}
    order by seq
  `
  const updates = many(StoredUpdate, rows)
  const before = after > 0 ? updates[0] : undefined
  if (after > 0 && before?.seq !== after)
    throw new Refusal('stale', 'These minutes have another history now. Load the page again.')
  const start = before ? { seq: after - 1, hash: before.prevHash } : { seq: 0, hash: noHash }
  const brokenSeq = firstBrokenLink(place, updates, start)
  if (brokenSeq !== null) throw new BrokenLog(brokenSeq)
  const page = before ? updates.slice(1) : updates
  const newest = await newestSeq(sql, place)
  return { prevHash: before?.hash ?? noHash, rows: page, isWhole: (page.at(-1)?.seq ?? after) >= newest }
}

/** The log is not what this server wrote. */
export class BrokenLog extends Error {
  readonly seq: number

  constructor(seq: number) {
    super(`the log of this text does not verify at update ${seq}`)
    this.seq = seq
  }
}

async function newestSeq(sql: Queryable, { workspaceId, document }: Place): Promise<number> {
  const rows = await sql`
    select coalesce(max(seq), 0) as seq
    from minutes_update
    where workspace_id = ${workspaceId} and document = ${document}
  `
  return many(z.object({ seq: z.number() }), rows)[0]?.seq ?? 0
}
