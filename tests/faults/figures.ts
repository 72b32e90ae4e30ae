/** The middle and the worst of what was measured, rounded. */
export function spread(numbers: number[]): { p50: number; max: number } {
  const sorted = numbers.toSorted((a, b) => a - b)
  return { p50: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), max: Math.round(sorted.at(-1) ?? 0) }
}

/** What a run measured, for whoever reads its output. */
export function showFigures(what: string, figures: object): void {
  console.log(`${what}: ${JSON.stringify(figures)}`)
}
