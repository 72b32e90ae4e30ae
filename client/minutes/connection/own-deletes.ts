import * as Y from 'yjs'

export type DeleteSet = ReturnType<typeof Y.createDeleteSet>

const mergeAfter = 100

/**
 * What was deleted on this page. Only so can it be told, before anything is sent, from what others deleted and a
 * restored server has lost.
 */
export class OwnDeletes {
  #sets: DeleteSet[] = []
  #isKnown = true

  /** Null while it cannot be told. */
  get all(): DeleteSet | null {
    return this.#isKnown ? Y.mergeDeleteSets(this.#sets) : null
  }

  add(deletes: DeleteSet): void {
    if (deletes.clients.size === 0) return
    this.#sets.push(deletes)
    if (this.#sets.length > mergeAfter) this.#sets = [Y.mergeDeleteSets(this.#sets)]
  }

  /** Other tabs left what was not sent in this device's copy; which deletions are among it nobody can say. */
  addUnknown(): void {
    this.#isKnown = false
  }

  /** The server has everything, also what was unknown. */
  arrived(): void {
    this.#isKnown = true
  }
}
