import { z } from 'zod'
import type { Queryable } from '../db.ts'
import { many } from '../rows.ts'
import type { ChainedUpdate, Place } from './chain.ts'
import type { Share } from './update-log.ts'

const Bytes = z.instanceof(Uint8Array)

export const StoredUpdate = z.object({
  seq: z.number(),
  seatId: z.string(),
  at: z.string(),
  bytes: Bytes,
  hash: Bytes,
  prevHash: Bytes,
})
export type StoredUpdate = z.infer<typeof StoredUpdate>

const StoredClaim = z.object({ clientId: z.number(), seatId: z.string() })

/** One statement, so one commit, for all that is given: claims first, and all or nothing. */
export async function insertShares(sql: Queryable, shares: readonly Share[]): Promise<void> {
  const rows = shares.flatMap(({ owner, updates }) => updates.map((update) => rowOf(owner.place, update)))
  // As one text: an array for each column takes the driver four times as long to write.
  await sql`
    ${insertClaims(sql, shares)}
    insert into minutes_update (workspace_id, document, seq, seat_id, at, bytes, hash, prev_hash)
    select workspace_id, document, seq, seat_id, at,
      decode(bytes, 'base64'), decode(hash, 'base64'), decode(prev_hash, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as waiting (
      workspace_id text, document text, seq bigint, seat_id text, at timestamptz, bytes text, hash text, prev_hash text
    )
  `
}

/** Those that are stored already are left out; one that is stored as another seat's fails (primary key). */
function insertClaims(sql: Queryable, shares: readonly Share[]) {
  const claims = shares.flatMap(({ owner, claims }) =>
    claims.map(({ client, seatId, at }) => ({
      workspace_id: owner.place.workspaceId,
      document: owner.place.document,
      client_id: client,
      seat_id: seatId,
      claimed_at: at,
    })),
  )
  if (claims.length === 0) return sql``
  return sql`
    with claimed as (
      insert into minutes_client (workspace_id, document, client_id, seat_id, claimed_at)
      select workspace_id, document, client_id, seat_id, claimed_at
      from json_to_recordset(${JSON.stringify(claims)}::text::json) as claim (
        workspace_id text, document text, client_id bigint, seat_id text, claimed_at timestamptz
      )
      where not exists (
        select
        from minutes_client as stored
        where (stored.workspace_id, stored.document, stored.client_id, stored.seat_id)
          = (claim.workspace_id, claim.document, claim.client_id, claim.seat_id)
      )
    )
  `
}

function rowOf({ workspaceId, document }: Place, { seq, seatId, at, bytes, hash, prevHash }: ChainedUpdate) {
  return {
    workspace_id: workspaceId,
    document,
    seq,
    seat_id: seatId,
    at,
    bytes: base64(bytes),
    hash: base64(hash),
    prev_hash: base64(prevHash),
  }
}

/** Whether these very updates are in the database already. */
export async function isStored(sql: Queryable, { owner, updates }: Share): Promise<boolean> {
  const { place } = owner
  const rows = await sql`
    select seq, hash
    from minutes_update
    where workspace_id = ${place.workspaceId} and document = ${place.document}
      and seq >= ${updates[0]?.seq ?? 0}
    order by seq
  `
  const stored = many(StoredUpdate.pick({ seq: true, hash: true }), rows)
  const hashes = new Map(stored.map(({ seq, hash }) => [seq, base64(hash)]))
  return updates.length > 0 && updates.every(({ seq, hash }) => hashes.get(seq) === base64(hash))
}

/** The updates of a text after `seq`, oldest first. */
export async function readUpdates(
  sql: Queryable,
  { workspaceId, document }: Place,
  seq = 0,
): Promise<StoredUpdate[]> {
  const rows = await sql`
    select seq, seat_id, at, bytes, hash, prev_hash
    from minutes_update
    where workspace_id = ${workspaceId} and document = ${document} and seq > ${seq}
    order by seq
  `
  return many(StoredUpdate, rows)
}

/** Whose each Yjs client id of a text is. */
export async function readClaims(
  sql: Queryable,
  { workspaceId, document }: Place,
): Promise<Map<number, string>> {
  const rows = await sql`
    select client_id, seat_id
    from minutes_client
    where workspace_id = ${workspaceId} and document = ${document}
  `
  return new Map(many(StoredClaim, rows).map(({ clientId, seatId }) => [clientId, seatId]))
}

/** Refused for what the rows are (SQLSTATE classes 22 and 23), so the same rows would be refused again. */
export function isRefusedByDatabase(err: unknown): boolean {
  return err instanceof Error && 'code' in err && /^2[23]/.test(String(err.code))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
