/** The middle one; of an even number the mean of the middle two. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export const medianOf = (rows, key) => median(rows.map((row) => row[key]))

/** Of the processors' time that was wanted; undefined where the system does not tell. */
export function percentWithheld(rounds) {
  if (rounds.some(({ withheld }) => withheld === null)) return undefined
  return 100 * medianOf(rounds, 'withheld')
}
