import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import * as Y from 'yjs'

/** Characters of one text, from `index` on, that give way to others. */
type Edit = {
  text: Y.XmlText
  index: number
  removed: number
  words: string
  /** What the editor shows of the text, and of each part that it stands in. */
  shown: [part: Y.XmlText | Y.XmlElement, as: Node | Node[]][]
}

/**
 * What was typed or taken away at the caret, in a line of plain text. The binding (`updateYText` in dist/y-tiptap.js of
 * @tiptap/y-tiptap) sees only that "66 77" has become "66  77", and takes the second space for the new one: what
 * somebody else types there in the same moment then comes between the space and the word that was typed after it.
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
  const text = shown?.at(-1)?.[0]
  const [old, now] = [line.textContent, caret.parent.textContent]
  const isPlain = old.length === line.content.size && now.length === caret.parent.content.size
  if (!shown || !(text instanceof Y.XmlText) || !isPlain || text.length !== old.length) return null

  const least = Math.min(old.length, now.length)
  const mostAfter = Math.min(least, now.length - caret.parentOffset)
  const after = countWhile(mostAfter, (count) => old.at(-count - 1) === now.at(-count - 1))
  const index = countWhile(least - after, (count) => old[count] === now[count])
  const removed = old.length - after - index
  // Half of a character that needs two is left to the binding, which knows of them.
  const isWhole = [old[index - 1], old[old.length - after - 1], now[now.length - after - 1]].every(
    (letter = '') => letter < '\uD800' || letter > '\uDBFF',
  )
  return isWhole ? { text, index, removed, words: now.slice(index, now.length - after), shown } : null
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

/** From the outermost part to the text of the line, when the line holds nothing else. */
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
  const [text, ...others] = part.toArray()
  if (!(text instanceof Y.XmlText) || others.length > 0) return null
  return [...shown, [text, [...caret.parent.children]]]
}

function countWhile(most: number, holds: (count: number) => boolean): number {
  let count = 0
  while (count < most && holds(count)) count += 1
  return count
}
