import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'

/** What the Yjs binding last showed of each part of the shared text. */
type Shown = Map<unknown, Node | Node[]>

/**
 * Which of two lines that read alike is the new one, or the one taken away, their words do not say. The binding
 * (`updateYFragment` in dist/y-tiptap.js of @tiptap/y-tiptap) takes the first for the old one, so that Enter above
 * somebody's empty line would put one's words into theirs, and Backspace would take theirs away with what they are just
 * writing in it. It goes by the editor's nodes instead when it knows two of them. Splitting a line makes the node of
 * its first half anew, even of the same words; here the binding is told that it is the same line.
 */
export function tellAlikeApart(parent: Y.XmlFragment, node: Node, shown: Shown): void {
  const parts = parent.toArray()
  const kept = new Set(node.children)
  for (const [index, part] of parts.entries()) {
    const child = node.maybeChild(index)
    const before = shown.get(part)
    if (!child || !before || Array.isArray(before)) return
    if (before === child) continue
    if (kept.has(before)) return
    if (!before.eq(child)) {
      if (isElement(part) && before.type === child.type && !child.isTextblock)
        tellAlikeApart(part, child, shown)
      return
    }
    shown.set(part, child)
  }
}

const isElement = (part: Y.XmlElement | Y.XmlText | Y.XmlHook): part is Y.XmlElement => 'nodeName' in part
