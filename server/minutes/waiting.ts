import { Joined } from './joined.ts'
import type { Fresh } from './tentative.ts'

/** One thing accepted. Without bytes it only reserves a client id, or asks to be told when its turn is over. */
export type Entry<Source> = {
  source: Source
  seatId: string
  /** Milliseconds since 1970. */
  at: number
  bytes: Uint8Array | null
  /** As `standsAlone` says. */
  isAlone: boolean
  fresh: Fresh
}

/** What was accepted and is not committed, oldest first; the first part of it may be on its way to the database. */
export class Waiting<Source> {
  readonly #entries: Entry<Source>[] = []
  #takenCount = 0
  /** How many were ever added, and how many of these are committed: to tell each source when its turn has come. */
  addedCount = 0
  committedCount = 0

  get count(): number {
    return this.#entries.length
  }

  get isAllTaken(): boolean {
    return this.#takenCount === this.#entries.length
  }

  get byteCount(): number {
    return this.#entries.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
  }

  add(entry: Entry<Source>): void {
    this.#entries.push(entry)
    this.addedCount += 1
  }

  /** The next to write: about so many bytes, and at least one. */
  take(maxBytes: number): Entry<Source>[] {
    let bytes = 0
    const taken: Entry<Source>[] = []
    for (const entry of this.#entries.slice(this.#takenCount)) {
      if (taken.length > 0 && bytes >= maxBytes) break
      bytes += entry.bytes?.length ?? 0
      taken.push(entry)
    }
    this.#takenCount += taken.length
    return taken
  }

  /** The oldest are in the database now. */
  settle(count: number): Entry<Source>[] {
    this.#takenCount -= count
    this.committedCount += count
    return this.#entries.splice(0, count)
  }

  /** Gives up all of it. */
  abandon(): Entry<Source>[] {
    this.#takenCount = 0
    return this.#entries.splice(0)
  }
}

/** What somebody types within so long becomes one row of the log: a busy server writes fewer, and nobody reads faster. */
const joinWithinMs = 250

/** The rows that entries become: one for each seat and moment, so that who wrote each word and when stays known. */
export function joinedRows<Source>(entries: readonly Entry<Source>[]) {
  const rows: { seatId: string; at: number; joined: Joined }[] = []
  const newest = new Map<string, (typeof rows)[number]>()
  for (const { seatId, at, bytes, isAlone, fresh } of entries) {
    if (!bytes) continue
    const known = isAlone ? newest.get(seatId) : undefined
    const row = known && at - known.at < joinWithinMs ? known : { seatId, at, joined: new Joined() }
    row.joined.add(bytes, fresh)
    if (row === known) continue
    rows.push(row)
    newest.set(seatId, row)
  }
  return rows.map(({ seatId, at, joined }) => ({
    seatId,
    at: new Date(at).toISOString(),
    bytes: joined.bytes,
  }))
}
