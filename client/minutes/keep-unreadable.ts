import { Extension, Mark, Node } from '@tiptap/core'
import type { Attrs, Fragment, Node as Part, Schema } from '@tiptap/pm/model'
import { isWithinBounds } from '../../shared/minutes/attributes.ts'
import styles from './Text.module.css'

/**
 * The Yjs binding deletes from the shared text whatever does not fit the editor's schema: two edits that met badly,
 * or a newer page's node. Nobody's words may go because somebody looked at them, so such parts are repaired where
 * the schema knows how, and otherwise shown as plain words that cannot be edited here.
 */
export const KeepUnreadable = Extension.create({
  name: 'keepUnreadable',
  addExtensions: () => [Unreadable, UnknownMark],
  onBeforeCreate() {
    keepUnreadable(this.editor.schema)
  },
})

const Unreadable = Node.create({
  name: 'unreadable',
  group: 'block',
  atom: true,
  addAttributes: () => ({ words: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['div', { class: styles.unreadable }, String(node.attrs.words)],
  renderText: ({ node }) => String(node.attrs.words),
})

const UnknownMark = Mark.create({ name: 'unknownMark', renderHTML: () => ['span', 0] })

/** Makes a schema answer for what it does not know. */
export function keepUnreadable(schema: Schema): void {
  const node = schema.node.bind(schema)
  const text = schema.text.bind(schema)
  const mark = schema.mark.bind(schema)
  schema.node = (type, given, content, marks) => {
    const attrs = given && withinBounds(given)
    try {
      return node(type, attrs, content, marks)
    } catch {
      const known = typeof type === 'string' ? schema.nodes[type] : type
      const repaired = known && repairedBy(() => known.createAndFill(attrs, content, marks))
      return repaired ?? node('unreadable', { words: wordsOf(content) })
    }
  }
  // An embedded object stands where a character could.
  schema.text = (words, marks) => text(typeof words === 'string' ? words : '\uFFFC', marks)
  schema.mark = (type, attrs) =>
    mark(typeof type === 'string' && !schema.marks[type] ? 'unknownMark' : type, attrs)
}

/** A value that would make the browser draw without end counts as not said. */
function withinBounds(attrs: Attrs): Attrs {
  return Object.fromEntries(Object.entries(attrs).filter(([name, value]) => isWithinBounds(name, value)))
}

function repairedBy(repair: () => Part | null): Part | null {
  try {
    return repair()
  } catch {
    return null
  }
}

function wordsOf(content: Fragment | Part | readonly Part[] | undefined | null): string {
  if (!content) return ''
  if ('textContent' in content) return content.textContent
  const nodes: Part[] = []
  content.forEach((node: Part) => nodes.push(node))
  return nodes.map((node) => node.textContent || String(node.attrs.words ?? '')).join('\n')
}
