import { createHash, type Hash } from 'node:crypto'

/** Where a text lives. */
export type Place = { workspaceId: string; document: string }

export type ChainedUpdate = {
  seq: number
  seatId: string
  /** ISO 8601 in UTC with milliseconds. */
  at: string
  bytes: Uint8Array
  hash: Uint8Array
  prevHash: Uint8Array
}

/** What the first update of a document follows. */
export const noHash: Uint8Array = new Uint8Array(32)

/**
 * SHA-256 over: the line `concord minutes update 1\n`, then workspace, document, seq (decimal), seat, time (ISO 8601 with
 * milliseconds, UTC), the update's bytes and the previous hash; each field as a 32-bit big-endian length and its
 * UTF-8 or raw bytes, so that no two different rows have the same concatenation.
 */
export function hashUpdate(place: Place, update: Omit<ChainedUpdate, 'hash'>): Uint8Array {
  const { seq, seatId, at, bytes, prevHash } = update
  const fields = [place.workspaceId, place.document, String(seq), seatId, at, bytes, prevHash]
  return hashFields(createHash('sha256').update('concord minutes update 1\n'), fields)
}

/** Adds each field with its length before it, and ends the hash. */
export function hashFields(hash: Hash, fields: readonly (string | Uint8Array)[]): Uint8Array {
  const values = fields.map((field) => (typeof field === 'string' ? Buffer.from(field) : field))
  const lengths = Buffer.allocUnsafe(4 * values.length)
  for (const [index, value] of values.entries()) {
    lengths.writeUInt32BE(value.length, 4 * index)
    hash.update(lengths.subarray(4 * index, 4 * index + 4)).update(value)
  }
  return hash.digest()
}

/** Rows that follow a place in a log, linked to it and to each other. */
export function chainOn(
  place: Place,
  after: Link,
  rows: readonly Pick<ChainedUpdate, 'seatId' | 'at' | 'bytes'>[],
): ChainedUpdate[] {
  let last = after
  // Field by field: to spread an object and add to it takes twenty times as long, and leaves garbage among what is old.
  return rows.map(({ seatId, at, bytes }) => {
    const prevHash = last.hash
    const seq = last.seq + 1
    const hash = hashUpdate(place, { seq, seatId, at, bytes, prevHash })
    const linked: ChainedUpdate = { seq, seatId, at, bytes, hash, prevHash }
    last = linked
    return linked
  })
}

/** A place in a log: the update `seq`, and its hash. */
export type Link = { seq: number; hash: Uint8Array }

/** Before the first update. */
export const noLink: Link = { seq: 0, hash: noHash }

/** The seq of the first update that does not follow from the one before it, or null when all do. */
export function firstBrokenLink(
  place: Place,
  updates: readonly ChainedUpdate[],
  after: Link = noLink,
): number | null {
  let prevHash = after.hash
  let { seq } = after
  for (const update of updates) {
    seq += 1
    const follows = update.seq === seq && Buffer.compare(update.prevHash, prevHash) === 0
    if (!follows || Buffer.compare(hashUpdate(place, update), update.hash) !== 0) return update.seq
    prevHash = update.hash
  }
  return null
}
