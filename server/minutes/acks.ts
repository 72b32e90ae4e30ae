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

  /** One more frame came; it is durable when so many things of the text are, or (null) when the next sync step 2 is. */
  owe(count: number | null): void {
    this.#owed.push(count)
  }

  /** The sync step 2 that repeats what came too early is durable when so many things are. */
  synced(count: number): void {
    for (const [index, owed] of this.#owed.entries()) this.#owed[index] = owed ?? count
  }

  /** Whether more frames than before are durable, now that so many things of the text are. */
  settle(committedCount: number): boolean {
    const before = this.durableCount
    for (let owed = this.#owed[0]; owed !== undefined && owed !== null; owed = this.#owed[0]) {
      if (owed > committedCount) break
      this.#owed.shift()
      this.durableCount += 1
    }
    return this.durableCount > before
  }
}
