import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

const undoStepMs = 2_000
const beganAt = new WeakMap<EditorView, number>()

/** What is written next is undone without what was written before. */
export function beginUndoStep(view: EditorView): void {
  beganAt.set(view, Date.now())
  yUndoPluginKey.getState(view.state).undoManager.stopCapturing()
}

/** Somebody who types without a rest would otherwise lose all of it with one undo. */
export function limitUndoStep(view: EditorView): void {
  if (Date.now() - (beganAt.get(view) ?? 0) >= undoStepMs) beginUndoStep(view)
}
