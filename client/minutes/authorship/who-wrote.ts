import { Extension, type Editor } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { Authorship, Written } from '../../../shared/minutes/authorship.ts'
import { authoredRanges } from './authored-ranges.ts'
import type { Hand } from './people-words.ts'
import styles from './Authored.module.css'

/** `version` grows with what the authorship knows. */
export type Telling = { authorship: Authorship; version: number; handOf: (seatId: string) => Hand }

type Options = {
  section: Y.XmlFragment | null
  /** What is known of the text's log, or null while nobody wants to know. */
  telling: () => Telling | null
}

type Range = { from: number; to: number }
type Shown = { words: DecorationSet; current: Range | null }
type Order = { redraw?: Telling | null; current?: Range | null }

const key = new PluginKey<Shown>('whoWrote')
const nothing: Shown = { words: DecorationSet.empty, current: null }

/** Marks the words of the editor with their writer's colour and initials. The log says whose they are. */
export const WhoWrote = Extension.create<Options>({
  name: 'whoWrote',
  addOptions: () => ({ section: null, telling: () => null }),
  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin<Shown>({
        key,
        state: { init: () => nothing, apply: (transaction, before) => next(transaction, before, options) },
        props: { decorations: (state) => decorationsOf(state) },
      }),
    ]
  },
})

function next(transaction: Transaction, before: Shown, { section, telling }: Options): Shown {
  const order: Order | undefined = transaction.getMeta(key)
  const now = order?.redraw === undefined ? telling() : order.redraw
  if (!now || !section) return nothing
  const current = order?.current === undefined ? moved(before.current, transaction) : order.current
  if (order?.redraw !== undefined || (transaction.docChanged && isChangeOrigin(transaction)))
    return { words: drawn(transaction.doc, section, now), current }
  if (!transaction.docChanged) return { words: before.words, current }
  return { words: withoutNew(before.words.map(transaction.mapping, transaction.doc), transaction), current }
}

const moved = (range: Range | null, { mapping }: Transaction): Range | null =>
  range && { from: mapping.map(range.from), to: mapping.map(range.to) }

function drawn(doc: Node, section: Y.XmlFragment, { authorship, handOf }: Telling): DecorationSet {
  try {
    const decorations = authoredRanges(section, doc, authorship).flatMap(({ from, to, written, isFirst }) => {
      const { party, initials } = handOf(written.by.seatId)
      const attributes = { class: styles.word ?? '', 'data-party': party }
      const word = inline({ from, to }, { written, attributes })
      if (!isFirst) return [word]
      const first = firstLetter(doc, from, to)
      const named = { class: styles.initials ?? '', 'data-initials': initials }
      return [word, Decoration.inline(first.from, first.to, named)]
    })
    return DecorationSet.create(doc, decorations)
  } catch (err) {
    // This happens while somebody else's change is being put into the editor, and must not keep it out.
    reportError(err)
    return DecorationSet.empty
  }
}

/** Where the initials stand: not before a space, or the line could break between them and the words. */
function firstLetter(doc: Node, from: number, to: number): Range {
  const words = doc.textBetween(from, to)
  const start = Math.max(0, words.search(/\S/))
  const size = (words.codePointAt(start) ?? 0) > 0xffff ? 2 : 1
  return { from: from + start, to: Math.min(to, from + start + size) }
}

/** What is typed into somebody's words is not theirs, and not in the log yet: it is plain until it is. */
function withoutNew(words: DecorationSet, { mapping, doc }: Transaction): DecorationSet {
  let left = words
  mapping.maps.forEach((map, index) => {
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const later = mapping.slice(index + 1)
      const [from, to] = [later.map(newStart, -1), later.map(newEnd, 1)]
      if (from === to) return
      const cut = left.find(from, to).filter((one) => one.from < to && one.to > from)
      const pieces = cut.flatMap(({ from: start, to: end, spec }) => [
        ...(start < from ? [inline({ from: start, to: from }, spec)] : []),
        ...(to < end ? [inline({ from: to, to: end }, spec)] : []),
      ])
      left = left.remove(cut).add(doc, pieces)
    })
  })
  return left
}

/** What is said of a passage stays with it when it is cut in two. */
type Spec = { written?: Written; attributes?: Record<string, string> }

const inline = ({ from, to }: Range, spec: Spec): Decoration =>
  Decoration.inline(from, to, spec.attributes ?? {}, spec)

function decorationsOf(state: EditorState): DecorationSet {
  const { words, current } = key.getState(state) ?? nothing
  if (!current || current.from >= current.to) return words
  const mark = Decoration.inline(current.from, current.to, { class: styles.current ?? '' })
  return words.add(state.doc, [mark])
}

/** Draws anew what the log now says. Not while a word is being composed: a keyboard would lose its place. */
export function redraw(editor: Editor, telling: Telling | null): void {
  if (editor.isDestroyed) return
  if (editor.view.composing) {
    editor.view.dom.addEventListener('compositionend', () => setTimeout(() => redraw(editor, telling)), {
      once: true,
    })
    return
  }
  order(editor, { redraw: telling })
}

/** Frames a passage, for a reader who goes through them with the keyboard. */
export const frame = (editor: Editor, current: Range | null): void => order(editor, { current })

function order(editor: Editor, order: Order): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, order).setMeta('addToHistory', false))
}

export type Passage = Range & { written: Written }

/** The passages that are marked, in their order. */
export const passagesIn = (editor: Editor): Passage[] => passagesBetween(editor)

/** The passage at a place: the one that goes on there, or else the one that ends there. */
export const passageAt = (editor: Editor, place: number): Passage | null =>
  passagesBetween(editor, place, place).at(-1) ?? null

function passagesBetween(editor: Editor, start?: number, end?: number): Passage[] {
  const found = key.getState(editor.state)?.words.find(start, end) ?? []
  return found
    .flatMap(({ from, to, spec }) => (spec.written ? [{ from, to, written: spec.written }] : []))
    .toSorted((a, b) => a.from - b.from)
}
