import type * as Y from 'yjs'

/** Which of a section’s own parts has changed, counted from its beginning. */
export function partWrittenAt({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): number {
  const [first] = path
  if (typeof first === 'number') return first
  let place = 0
  let last = 0
  for (const { retain = 0, insert = [], delete: gone } of changes.delta) {
    place += retain + insert.length
    if (insert.length > 0) last = place - 1
    else if (gone) last = place
  }
  return last
}
