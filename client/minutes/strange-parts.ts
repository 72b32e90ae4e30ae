import * as Y from 'yjs'

type Part = Y.XmlElement | Y.XmlText | Y.XmlHook

/** Stands for a part that no editor of ours makes, so that it is shown as plain words and the rest as ever. */
class StrangePart extends Y.XmlElement {
  readonly #words: string

  constructor(words: string) {
    super('unreadable')
    this.#words = words
  }

  override toArray(): [] {
    return []
  }

  override getAttributes() {
    return { words: this.#words } as never
  }
}

/**
 * The binding throws at whatever is no element, or no text inside one: words directly in a section, an array in a
 * paragraph. Puts something in its place that keeps its number in the row, by which the binding deletes and inserts.
 */
export function showStrangeParts(parent: Y.XmlFragment): void {
  if (Object.hasOwn(parent, 'toArray')) return
  const parts = parent.toArray.bind(parent)
  const isLine = parent instanceof Y.XmlElement
  const known = new WeakMap<object, StrangePart>()
  const strange = (part: unknown): StrangePart => {
    const words = wordsOf(part)
    const before = part instanceof Y.AbstractType ? known.get(part) : undefined
    if (before?.getAttributes()['words' as never] === words) return before
    const stand = new StrangePart(words)
    if (part instanceof Y.AbstractType) known.set(part, stand)
    return stand
  }
  parent.toArray = () =>
    parts().map((part: unknown): Part => {
      if (part instanceof Y.XmlText && isLine) return part
      if (!(part instanceof Y.XmlElement)) return strange(part)
      showStrangeParts(part)
      return part
    })
}

function wordsOf(part: unknown): string {
  if (typeof part === 'string') return part
  if (!(part instanceof Y.Text)) return ''
  const parts: { insert?: unknown }[] = part.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
