import { setFlagsFromString } from 'node:v8'

/**
 * Left to itself V8 lets the heap grow to a multiple before it collects, and a quiet server then never does: a table and
 * a text that went to rest would stay in memory. Collecting after each quarter costs little, since little lives on.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=25')
}
