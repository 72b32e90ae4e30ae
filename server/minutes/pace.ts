import { performance, type EventLoopUtilization } from 'node:perf_hooks'

const windowMs = 100
/** The share of its time that the process may be busy before commits are spaced out. */
const atEaseShare = 0.6
/** So many things in one commit make the longest rest worth it; a few are not worth waiting for. */
const fullBatch = 256

/**
 * How long to rest between two commits. Every commit costs a write to each page of each text in it, whether it brings one
 * letter or twenty: with time to spare that is the quickest, and without it fewer and larger commits carry more.
 */
export class Pace {
  readonly #maxRestMs: number
  #since: EventLoopUtilization = performance.eventLoopUtilization()
  #sinceMs = performance.now()
  #restMs = 0

  constructor(maxRestMs: number) {
    this.#maxRestMs = maxRestMs
  }

  /** The rest after a commit of so many things. */
  restMs(batchSize: number): number {
    const now = performance.now()
    if (now - this.#sinceMs >= windowMs) {
      const { utilization } = performance.eventLoopUtilization(this.#since)
      this.#restMs = this.#maxRestMs * Math.max(0, (utilization - atEaseShare) / (1 - atEaseShare))
      this.#since = performance.eventLoopUtilization()
      this.#sinceMs = now
    }
    return this.#restMs * Math.min(1, batchSize / fullBatch)
  }
}
