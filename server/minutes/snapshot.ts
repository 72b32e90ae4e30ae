import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Queryable } from '../db.ts'
import type { Log } from '../log.ts'
import { maybe } from '../rows.ts'
import { hashFields, type Link, type Place } from './chain.ts'

const Bytes = z.instanceof(Uint8Array)

/** A text after one update of its log, as one V1 update. */
export type Snapshot = Link & { state: Uint8Array }

const StoredSnapshot = z.object({
  seq: z.number(),
  hash: Bytes,
  state: Bytes,
  digest: Bytes,
  logHash: Bytes.nullable(),
})

/** The snapshot of a text, or null when there is none that fits the log; then the log itself is read. */
export async function readSnapshot(sql: Queryable, place: Place): Promise<Snapshot | null> {
  const rows = await sql`
    select minutes_snapshot.seq, minutes_snapshot.hash, state, digest, minutes_update.hash as log_hash
    from minutes_snapshot
    left join minutes_update using (workspace_id, document, seq)
    where workspace_id = ${place.workspaceId} and document = ${place.document}
  `
  const stored = maybe(StoredSnapshot, rows)
  if (!stored?.logHash || Buffer.compare(stored.logHash, stored.hash) !== 0) return null
  return Buffer.compare(digestOf(place, stored), stored.digest) === 0 ? stored : null
}

/** Keeps a snapshot when there is one. It is only a shortcut: without it the next load reads more of the log. */
export function leaveSnapshot(
  { sql, log }: { sql: Queryable; log: Log },
  place: Place,
  snapshot: Snapshot | null,
): void {
  if (!snapshot) return
  keepSnapshot(sql, place, snapshot).catch((err: unknown) =>
    log.warn({ reason: String(err), ...place }, 'snapshot of minutes not kept'),
  )
}

/** Keeps a snapshot instead of an older one. */
export async function keepSnapshot(sql: Queryable, place: Place, snapshot: Snapshot): Promise<void> {
  const { seq, hash, state } = snapshot
  await sql`
    insert into minutes_snapshot (workspace_id, document, seq, hash, state, digest)
    values (${place.workspaceId}, ${place.document}, ${seq}, ${hash}, ${state}, ${digestOf(place, snapshot)})
    on conflict (workspace_id, document) do update
    set seq = excluded.seq, hash = excluded.hash, state = excluded.state, digest = excluded.digest
    where minutes_snapshot.seq < excluded.seq
  `
}

export async function forgetSnapshot(sql: Queryable, { workspaceId, document }: Place): Promise<void> {
  await sql`delete from minutes_snapshot where workspace_id = ${workspaceId} and document = ${document}`
}

function digestOf(place: Place, { seq, hash, state }: Snapshot): Uint8Array {
  const fields = [place.workspaceId, place.document, String(seq), hash, state]
  return hashFields(createHash('sha256').update('concord minutes snapshot 1\n'), fields)
}
