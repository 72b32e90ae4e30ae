/** What somebody may still ask of the server: it refills with time, up to a burst. */
export class Budget {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at = performance.now()

  constructor(burst: number, perSecond: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
  }

  /** False when there is less than that. */
  spend(amount: number): boolean {
    this.#refill()
    this.#left -= amount
    return this.#left >= 0
  }

  get isFull(): boolean {
    this.#refill()
    return this.#left === this.#burst
  }

  #refill(): void {
    const now = performance.now()
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
  }
}
