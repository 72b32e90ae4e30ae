import type { LeaseTimes } from './lease-times.ts'

/** How asking another node for one workspace goes: when to ask again, and whether anybody is there. */
export class Asking {
  readonly #times: LeaseTimes
  #holder: number | undefined
  #askedAt = -Infinity
  #silentMs = 0
  #wake = () => {}
  hasAsked = false

  constructor(times: LeaseTimes) {
    this.#times = times
  }

  /** Whether it is time to ask. Another holder begins with a clean slate. */
  isDue(holder: number): boolean {
    if (holder !== this.#holder) this.#silentMs = 0
    const isDue = holder !== this.#holder || performance.now() - this.#askedAt >= this.#times.askEveryMs
    this.#holder = holder
    this.hasAsked = true
    if (isDue) this.#askedAt = performance.now()
    return isDue
  }

  /**
   * Waits a moment, or until it is woken. The silence is counted by pauses, each for no more than it was meant to be: were
   * it read from a clock, a node that was frozen itself would find everybody else silent.
   */
  async pause(): Promise<void> {
    const { lookEveryMs } = this.#times
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#silentMs += lookEveryMs
  }

  wake(): void {
    this.#wake()
  }

  /** The holder is alive. */
  heard(): void {
    this.#silentMs = 0
  }

  isInVain(holder: number): boolean {
    return holder === this.#holder && this.#silentMs >= this.#times.holderSilentMs
  }
}
