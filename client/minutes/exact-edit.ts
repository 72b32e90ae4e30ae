import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import * as Y from 'yjs'

/** Characters of one text, from `index` on, that give way to others. */
type Edit = {
  text: Y.XmlText
  index: number
  removed: number
  words: string
  /** Bold, italic. */
  marks: Record<string, unknown>
  /** What the editor shows of the parts that the text stands in. */
  shown: [part: Y.XmlElement, as: Node][]
}

/**
 * What was typed or taken away at the caret, in a line of words alone. The binding (`updateYText` in dist/y-tiptap.js of
 * @tiptap/y-tiptap) sees only that "66 77" has become "66  77", and takes the second space for the new one: what
 * somebody else types there in the same moment then comes between the space and the word that was typed after it. And
 * where two began an empty line at once, it would write the other's words once more as one's own.
 */
export function editAtCaret(
  section: Y.XmlFragment,
  before: Node,
  { doc, selection }: EditorState,
): Edit | null {
  const { $head: caret, empty } = selection
  if (!empty || !caret.parent.isTextblock || !isOnlyLineChanged(before, doc, caret)) return null
  const line = before.resolve(caret.start()).parent
  const shown = partsAt(section, caret)
  const [old, now] = [line.textContent, caret.parent.textContent]
  const isPlain = old.length === line.content.size && now.length === caret.parent.content.size
  if (!shown || !isPlain) return null

  const least = Math.min(old.length, now.length)
  const mostAfter = Math.min(least, now.length - caret.parentOffset)
  const after = countWhile(mostAfter, (count) => old.at(-count - 1) === now.at(-count - 1))
  const start = countWhile(least - after, (count) => old[count] === now[count])
  const end = now.length - after
  const removed = old.length - after - start
  const typed = caret.parent.content.cut(start, end)
  const expected = line.content
    .cut(0, start)
    .append(typed)
    .append(line.content.cut(start + removed))
  const place = textAt(shown.at(-1)?.[0], old.length, start, removed)
  // Half of a character that needs two is left to the binding, which knows of them, and so are words of several kinds.
  const isWhole = [old[start - 1], old[start + removed - 1], now[end - 1]].every(
    (letter = '') => letter < '\uD800' || letter > '\uDBFF',
  )
  if (!place || !isWhole || typed.childCount > 1 || !expected.eq(caret.parent.content)) return null
  const marks = (typed.firstChild?.marks ?? []).map(({ type, attrs }) => [type.name, attrs])
  return { ...place, removed, words: now.slice(start, end), marks: Object.fromEntries(marks), shown }
}

function isOnlyLineChanged(before: Node, after: Node, caret: ResolvedPos): boolean {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  const from = caret.start()
  if (start === null || !end || start < from || from > before.content.size) return false
  const there = before.resolve(from)
  const isSameLine =
    there.depth === caret.depth && there.parent.hasMarkup(caret.parent.type, caret.parent.attrs)
  return isSameLine && there.start() === from && end.a <= there.end() && end.b <= caret.end()
}

/** From the outermost part to the line itself. */
function partsAt(section: Y.XmlFragment, caret: ResolvedPos): Edit['shown'] | null {
  const shown: Edit['shown'] = []
  let part = section
  for (let depth = 0; depth < caret.depth; depth += 1) {
    const node = caret.node(depth + 1)
    const next: unknown = part.toArray()[caret.index(depth)]
    if (!(next instanceof Y.XmlElement) || next.nodeName !== node.type.name) return null
    shown.push([next, node])
    part = next
  }
  return shown
}

/** Which text of a line, two when two people began it at once, and where in it. At a seam, the one before. */
function textAt(line: Y.XmlElement | undefined, length: number, start: number, removed: number) {
  const texts = line?.toArray().filter((part) => part instanceof Y.XmlText) ?? []
  const isWordsAlone = texts.length === line?.length && sumOf(texts) === length
  let index = start
  for (const text of isWordsAlone ? texts : []) {
    const isHere = removed > 0 ? index < text.length : index <= text.length
    if (isHere) return index + removed <= text.length ? { text, index } : null
    index -= text.length
  }
  return null
}

const sumOf = (texts: readonly Y.XmlText[]) => texts.reduce((sum, { length }) => sum + length, 0)

function countWhile(most: number, holds: (count: number) => boolean): number {
  let count = 0
  while (count < most && holds(count)) count += 1
  return count
}
