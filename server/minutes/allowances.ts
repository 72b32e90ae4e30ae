import { Budget } from './budget.ts'
import type { Limits } from './limits.ts'

/**
 * What each person may send over all of their sockets. By seat and never by address: a whole school sits behind one. It
 * outlives the sockets, so that nobody begins afresh by coming back.
 */
export class Allowances {
  readonly #limits: Limits
  readonly #bySeat = new Map<string, Budget>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  of(workspaceId: string, seatId: string): Budget {
    const key = `${workspaceId}/${seatId}`
    const known = this.#bySeat.get(key)
    if (known) return known
    const budget = new Budget(this.#limits.personBurst, this.#limits.personPerSecond)
    this.#bySeat.set(key, budget)
    return budget
  }

  /** Forgets those who have asked for nothing lately. */
  sweep(): void {
    for (const [key, budget] of this.#bySeat) if (budget.isFull) this.#bySeat.delete(key)
  }
}
