type Run<Value> = { clock: number; end: number; value: Value }

/** A part of an asked range, with what is known about it. */
export type RunPiece<Value> = { clock: number; end: number; value: Value | undefined }

/**
 * What is known about stretches of Yjs ids: of one client, from a clock up to but not including another. Whatever was
 * said first about a character stays.
 */
export class IdRuns<Value> {
  readonly #clients = new Map<number, Run<Value>[]>()

  /** Says it about every character of the range about which nothing was said before. */
  fill(client: number, clock: number, end: number, value: Value): void {
    const runs = this.#clients.get(client)
    if (!runs) {
      this.#clients.set(client, [{ clock, end, value }])
      return
    }
    const last = runs.at(-1)
    if (last && last.end === clock && last.value === value) last.end = end
    else if (!last || last.end <= clock) runs.push({ clock, end, value })
    else this.#fillGaps(runs, { clock, end, value })
  }

  at(client: number, clock: number): Value | undefined {
    const runs = this.#clients.get(client)
    const run = runs?.[firstEndingAfter(runs, clock)]
    return run && run.clock <= clock ? run.value : undefined
  }

  /** The whole range in order, cut where what is known about it changes. */
  over(client: number, clock: number, end: number): RunPiece<Value>[] {
    const pieces: RunPiece<Value>[] = []
    const runs = this.#clients.get(client) ?? []
    let from = clock
    for (let index = firstEndingAfter(runs, clock); from < end; index += 1) {
      const run = runs[index]
      if (!run || run.clock >= end) break
      if (run.clock > from) pieces.push({ clock: from, end: run.clock, value: undefined })
      const to = Math.min(run.end, end)
      pieces.push({ clock: Math.max(run.clock, from), end: to, value: run.value })
      from = to
    }
    if (from < end) pieces.push({ clock: from, end, value: undefined })
    return pieces
  }

  #fillGaps(runs: Run<Value>[], { clock, end, value }: Run<Value>): void {
    const first = firstEndingAfter(runs, clock)
    let next = first
    const filled: Run<Value>[] = []
    let from = clock
    for (; from < end; next += 1) {
      const run = runs[next]
      if (!run || run.clock >= end) break
      if (run.clock > from) filled.push({ clock: from, end: run.clock, value })
      filled.push(run)
      from = run.end
    }
    if (from < end) filled.push({ clock: from, end, value })
    runs.splice(first, next - first, ...filled)
  }
}

function firstEndingAfter(runs: readonly { end: number }[], clock: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((runs[middle]?.end ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
