/**
 * How many of a socket's update frames are durable, in the order in which they came. State vectors cannot say it: they do
 * not change when text is only deleted.
 */
export class Acks {
  readonly #owed: (number | null)[] = []
  /** Frames whose words, and all before them, are in the database. */
  durableCount = 0

  get isOwing(): boolean {
    return this.#owed.length > 0
  }

  /** One more frame came; it is durable when the update `seq` is, or (null) when the next sync step 2 is. */
  owe(seq: number | null): void {
    this.#owed.push(seq)
  }

  /** The sync step 2 that repeats what came too early is accepted as `seq`. */
  synced(seq: number): void {
    for (const [index, owed] of this.#owed.entries()) this.#owed[index] = owed ?? seq
  }

  /** Whether more frames than before are durable, now that all up to `committedSeq` is. */
  settle(committedSeq: number): boolean {
    const before = this.durableCount
    for (let owed = this.#owed[0]; owed !== undefined && owed !== null; owed = this.#owed[0]) {
      if (owed > committedSeq) break
      this.#owed.shift()
      this.durableCount += 1
    }
    return this.durableCount > before
  }
}
