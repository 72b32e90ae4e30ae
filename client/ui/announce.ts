export type Saying = { id: number; words: string }

const keptForMs = 10_000
const listeners = new Set<() => void>()
let sayings: readonly Saying[] = []
let lastId = 0

/** Says words to screen readers, politely, without showing them. Equal words said twice are heard twice. */
export function announce(words: string) {
  const saying = { id: ++lastId, words }
  tell([...sayings, saying])
  setTimeout(() => tell(sayings.filter((other) => other !== saying)), keptForMs)
}

export const currentSayings = () => sayings

export function onSaying(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(next: readonly Saying[]) {
  sayings = next
  for (const listener of listeners) listener()
}
