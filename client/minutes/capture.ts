import type { Editor } from '@tiptap/core'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { blockWords, isElement } from './own-words.ts'

/** Words of the minutes about to become an action. */
export type Capture = {
  itemId: string
  /** The selected words, or the sentence the cursor stands in; may be empty. */
  quote: string
  /** Puts the action's card below the words, wherever they are by then. Works once the action exists. */
  place: (actionId: string) => void
}

function quoteOf({ state }: Editor): string {
  const { selection, doc } = state
  const words = selection.empty
    ? sentenceAt(selection.$head.parent.textContent, selection.$head.parentOffset)
    : doc.textBetween(selection.from, selection.to, ' ', ' ')
  return oneLine(words)
}

const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

function sentenceAt(words: string, offset: number): string {
  const sentences = [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(words)]
  const at = sentences.findLast(({ index }) => index < offset) ?? sentences[0]
  return at?.segment ?? ''
}

/** Words that others may move: held by the letters beside them, and by what they say. */
export type Place = { at: Y.RelativePosition; quote: string }

export function placeOf(editor: Editor): Place {
  const { state } = editor
  const { type, binding } = ySyncPluginKey.getState(state)
  const at = absolutePositionToRelativePosition(state.selection.to, type, binding.mapping)
  return { at, quote: quoteOf(editor) }
}

/** Says whether the card became the last thing of the section; then an empty line was begun below it. */
export function placeCard(section: Y.XmlFragment, place: Place, actionId: string): boolean {
  const { doc } = section
  if (!doc) return false
  const card = new Y.XmlElement('actionCard')
  card.setAttribute('actionId', actionId)
  // As if typed in the editor, so that its undo takes it back.
  return doc.transact(() => {
    insertBelow(section, blockOf(section, place, doc), card)
    const isLast = section.get(section.length - 1) === card
    if (isLast) section.push([new Y.XmlElement('paragraph')])
    return isLast
  }, ySyncPluginKey)
}

function insertBelow(section: Y.XmlFragment, block: Y.XmlElement | null, card: Y.XmlElement): void {
  const { parent } = block ?? {}
  if (block && parent instanceof Y.XmlFragment) parent.insertAfter(block, [card])
  else section.push([card])
}

/** A line that was split is one new line in Yjs, and the letters in it are new: then what they say finds them. */
function blockOf(section: Y.XmlFragment, { at, quote }: Place, doc: Y.Doc): Y.XmlElement | null {
  const place = Y.createAbsolutePositionFromRelativePosition(at, doc)
  const held =
    place && (place.type === section ? blockBefore(section, place.index) : blockAround(section, place.type))
  const says = (block: Y.XmlElement) => oneLine(blockWords(block)).includes(quote)
  if (!quote || (held && says(held))) return held
  return section.toArray().filter(isElement).find(says) ?? held
}

function blockBefore(section: Y.XmlFragment, index: number): Y.XmlElement | null {
  const block: unknown = index > 0 ? section.get(index - 1) : null
  return isElement(block) ? block : null
}

/** The block of the section, or of a list's item, that holds the words; for words in a table, the table. */
function blockAround(section: Y.XmlFragment, words: Y.AbstractType<unknown>): Y.XmlElement | null {
  let block: Y.XmlElement | null = null
  for (let type: Y.AbstractType<unknown> | null = words; type && type !== section; type = type.parent) {
    if (type._item?.deleted) block = null
    else if (!(type instanceof Y.XmlElement)) continue
    else if (type.nodeName === 'table' || (!block && takesCards(type.parent, section))) block = type
  }
  return block
}

const takesCards = (parent: Y.AbstractType<unknown> | null, section: Y.XmlFragment) =>
  parent === section || (parent instanceof Y.XmlElement && parent.nodeName === 'listItem')
