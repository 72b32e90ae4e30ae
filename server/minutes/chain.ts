import { createHash } from 'node:crypto'

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
  const hash = createHash('sha256').update('concord minutes update 1\n')
  const { seq, seatId, at, bytes, prevHash } = update
  for (const field of [place.workspaceId, place.document, String(seq), seatId, at, bytes, prevHash]) {
    const value = typeof field === 'string' ? Buffer.from(field) : field
    const length = Buffer.alloc(4)
    length.writeUInt32BE(value.length)
    hash.update(length).update(value)
  }
  return hash.digest()
}

/** The seq of the first update that does not follow from the ones before it, or null when all do. */
export function firstBrokenLink(place: Place, updates: readonly ChainedUpdate[]): number | null {
  let prevHash = noHash
  let seq = 0
  for (const update of updates) {
    seq += 1
    const follows = update.seq === seq && Buffer.compare(update.prevHash, prevHash) === 0
    if (!follows || Buffer.compare(hashUpdate(place, update), update.hash) !== 0) return update.seq
    prevHash = update.hash
  }
  return null
}
