import type { RowDeed } from './authorship.ts'

/** Somebody at work without a pause: the step in which a text's history is told. */
export type Stretch = {
  /** The rows of the log that it is made of. */
  first: number
  last: number
  seatId: string
  at: string
  hasWritten: boolean
  hasRemoved: boolean
}

const pauseMs = 5_000
const longestMs = 30_000

/** The rows of a log, gathered into what a person did in one go. A keystroke each would be nothing to look at. */
export function stretchesOf(deeds: readonly RowDeed[]): Stretch[] {
  const stretches: Stretch[] = []
  let begun = 0
  let last = 0
  for (const { seq, seatId, at, hasWritten, hasRemoved } of deeds) {
    const time = Date.parse(at)
    const open = stretches.at(-1)
    if (open && open.seatId === seatId && time - last <= pauseMs && time - begun <= longestMs) {
      open.last = seq
      open.at = at
      open.hasWritten ||= hasWritten
      open.hasRemoved ||= hasRemoved
    } else {
      stretches.push({ first: seq, last: seq, seatId, at, hasWritten, hasRemoved })
      begun = time
    }
    last = time
  }
  return stretches
}

const wholeMs = 45_000
const standMs = 900
const leastMs = 120
/** With reduced motion what is shown stands until it can be read. */
const calmMs = 1_500

/** How a history is played: after every `tickMs` as many steps are shown as are due, one in `stepMs`. */
export function paceOf(count: number, isCalm: boolean): { tickMs: number; stepMs: number } {
  const stepMs = Math.min(isCalm ? calmMs : standMs, wholeMs / count)
  return { stepMs, tickMs: Math.max(isCalm ? calmMs : leastMs, stepMs) }
}
