import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Queryable } from '../db.ts'
import type { Log } from '../log.ts'
import { maybe } from '../rows.ts'
import { hashFields, type Link, type Place } from './chain.ts'

/** With memory of their own: a view would keep what else the driver read into the same buffer. */
const Bytes = z.instanceof(Uint8Array).transform((bytes) => new Uint8Array(bytes))

/** A text as one V1 update, and the state vector of its document, which would take a while to find in it. */
export type Whole = { state: Uint8Array; stateVector: Uint8Array }

/** A text after one update of its log. */
export type Snapshot = Link & Whole

const StoredSnapshot = z.object({
  seq: z.number(),
  hash: Bytes,
  state: Bytes,
  /** Null beside a snapshot of the version before, whose digest is another too. */
  stateVector: Bytes.nullable(),
  digest: Bytes,
  logHash: Bytes.nullable(),
})

/** The snapshot of a text, or null when there is none that fits the log; then the log itself is read. */
export async function readSnapshot(sql: Queryable, place: Place): Promise<Snapshot | null> {
  const rows = await sql`
    select minutes_snapshot.seq, minutes_snapshot.hash, state, state_vector, digest,
      minutes_update.hash as log_hash
    from minutes_snapshot
    left join minutes_update using (workspace_id, document, seq)
    where workspace_id = ${place.workspaceId} and document = ${place.document}
  `
  const stored = maybe(StoredSnapshot, rows)
  if (!stored?.logHash || Buffer.compare(stored.logHash, stored.hash) !== 0 || !stored.stateVector)
    return null
  const { seq, hash, state, stateVector } = stored
  const snapshot = { seq, hash, state, stateVector }
  return Buffer.compare(digestOf(place, snapshot), stored.digest) === 0 ? snapshot : null
}

/** Keeps a snapshot when there is one. It is only a shortcut, so this never fails: the next load reads more of the log. */
export async function leaveSnapshot(
  { sql, log }: { sql: Queryable; log: Log },
  place: Place,
  make: () => Snapshot | null,
): Promise<void> {
  try {
    const snapshot = make()
    if (snapshot) await keepSnapshot(sql, place, snapshot)
  } catch (err) {
    log.warn({ reason: String(err), ...place }, 'snapshot of minutes not kept')
  }
}

/** Keeps a snapshot instead of an older one. */
export async function keepSnapshot(sql: Queryable, place: Place, snapshot: Snapshot): Promise<void> {
  const { seq, hash, state, stateVector } = snapshot
  await sql`
    insert into minutes_snapshot (workspace_id, document, seq, hash, state, state_vector, digest)
    values (
      ${place.workspaceId}, ${place.document}, ${seq}, ${hash}, ${state}, ${stateVector},
      ${digestOf(place, snapshot)}
    )
    on conflict (workspace_id, document) do update
    set seq = excluded.seq, hash = excluded.hash, state = excluded.state, state_vector = excluded.state_vector,
      digest = excluded.digest
    where minutes_snapshot.seq < excluded.seq
  `
}

export async function forgetSnapshot(sql: Queryable, { workspaceId, document }: Place): Promise<void> {
  await sql`delete from minutes_snapshot where workspace_id = ${workspaceId} and document = ${document}`
}

function digestOf(place: Place, { seq, hash, state, stateVector }: Snapshot): Uint8Array {
  const fields = [place.workspaceId, place.document, String(seq), hash, state, stateVector]
  return hashFields(createHash('sha256').update('concord minutes snapshot 2\n'), fields)
}
