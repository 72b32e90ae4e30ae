/** A stretch of words that both wordings have, or only the later (`added`), or only the earlier (`removed`). */
export type Stretch = { kind: 'same' | 'added' | 'removed'; words: string }

const pieces = (words: string): string[] =>
  words.match(/[\p{L}\p{N}]+(?:[’'.:-][\p{L}\p{N}]+)*|\s+|./gsu) ?? []
const isBlank = (words: string) => words.trim() === ''

/**
 * Compares two wordings word by word. The `same` and `removed` stretches in order spell `before`, the `same` and
 * `added` ones spell `after`; where words were exchanged, the former come first.
 */
export function diffWords(before: string, after: string): Stretch[] {
  const former = pieces(before)
  const later = pieces(after)
  return gathered(withoutIslands(joined(longestCommon(former, later))))
}

/** The classic table of longest common subsequences; wordings are short enough for it. */
function longestCommon(former: string[], later: string[]): Stretch[] {
  const lengths = Array.from({ length: former.length + 1 }, () => new Uint16Array(later.length + 1))
  const length = (row: number, column: number) => lengths[row]?.[column] ?? 0
  for (let row = former.length - 1; row >= 0; row--)
    for (let column = later.length - 1; column >= 0; column--) {
      const line = lengths[row]
      if (line)
        line[column] =
          former[row] === later[column]
            ? length(row + 1, column + 1) + 1
            : Math.max(length(row + 1, column), length(row, column + 1))
    }
  const stretches: Stretch[] = []
  let row = 0
  let column = 0
  while (row < former.length || column < later.length) {
    const old = former[row]
    const young = later[column]
    if (old !== undefined && old === young) {
      stretches.push({ kind: 'same', words: old })
      row++
      column++
    } else if (
      old !== undefined &&
      (young === undefined || length(row + 1, column) >= length(row, column + 1))
    ) {
      stretches.push({ kind: 'removed', words: old })
      row++
    } else {
      stretches.push({ kind: 'added', words: young ?? '' })
      column++
    }
  }
  return stretches
}

function joined(stretches: Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((done, next) => {
    const last = done.at(-1)
    if (last?.kind !== next.kind) return [...done, next]
    return [...done.slice(0, -1), { kind: last.kind, words: last.words + next.words }]
  }, [])
}

/** A lone space that both have between exchanged words tells the reader nothing: it joins the exchange. */
function withoutIslands(stretches: Stretch[]): Stretch[] {
  return stretches.flatMap((stretch, index): Stretch[] => {
    const isLoneSpace = stretch.kind === 'same' && isBlank(stretch.words)
    const before = changesIn(stretches.slice(Math.max(0, index - 2), index).toReversed())
    const after = changesIn(stretches.slice(index + 1, index + 3))
    const isExchange = new Set([...before, ...after]).size === 2
    if (!isLoneSpace || !isExchange || before.length === 0 || after.length === 0) return [stretch]
    return [
      { kind: 'removed', words: stretch.words },
      { kind: 'added', words: stretch.words },
    ]
  })
}

/** The kinds of change until the first words that both have. */
function changesIn(stretches: Stretch[]): Stretch['kind'][] {
  const kinds = stretches.map(({ kind }) => kind)
  const end = kinds.indexOf('same')
  return end < 0 ? kinds : kinds.slice(0, end)
}

/** Within each run of changes, what was taken out comes first and what was put in comes after it. */
function gathered(stretches: Stretch[]): Stretch[] {
  const done: Stretch[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) done.push({ kind: 'removed', words: removed })
    if (added) done.push({ kind: 'added', words: added })
    removed = added = ''
  }
  for (const { kind, words } of stretches) {
    if (kind === 'removed') removed += words
    else if (kind === 'added') added += words
    else {
      flush()
      done.push({ kind, words })
    }
  }
  flush()
  return done
}
