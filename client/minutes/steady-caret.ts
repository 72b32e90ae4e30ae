import * as Y from 'yjs'

type End = Y.RelativePosition | null
type Remembered = { anchor: End; head: End; absAnchor?: number | null; absHead?: number | null }

/** What of the Yjs binding knows where the caret was before somebody else's change. */
export type CaretMemory = { doc: Y.Doc; beforeTransactionSelection: Remembered | null }

/**
 * Yjs knows the character that the caret stands behind, wherever that has gone. The binding (`recoverSelectionEndpoint`
 * in dist/y-tiptap.js of @tiptap/y-tiptap) trusts lines that read alike more: an empty line above one's own, or
 * another's word that begins as one's own does, takes the caret away, and what is typed next stands there. That is
 * left to it only where the line of the caret is gone, because somebody moved it or made a list of it.
 */
export function steadyCaret(memory: CaretMemory): void {
  const { doc, beforeTransactionSelection: before } = memory
  if (!before) return
  const anchor = standing(before.anchor, doc)
  const head = standing(before.head, doc)
  memory.beforeTransactionSelection = {
    ...before,
    ...(anchor && { anchor, absAnchor: null }),
    ...(head && { head, absHead: null }),
  }
}

/**
 * The same place, named anew when the character before it is gone: the binding takes a place at the start of the whole
 * text that is named by a character for an error, and puts the caret elsewhere (`isMisresolvedTextPosition`).
 */
function standing(end: End, doc: Y.Doc): End {
  const place = end && Y.createAbsolutePositionFromRelativePosition(end, doc)
  if (!place || place.type._item?.deleted) return null
  if (!(place.type instanceof Y.XmlText)) return end
  return Y.createRelativePositionFromTypeIndex(place.type, place.index, place.assoc)
}
