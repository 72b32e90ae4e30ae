import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * The browser moves the caret at once, for an arrow key or a press, and tells of it later. A key or somebody's words
 * that come before that would be dealt with where the caret was, and put it back there. So the editor is told first.
 */
export function readCaret(view: EditorView): void {
  // What is being composed is the keyboard's until it is done.
  if (view.composing || !view.hasFocus()) return
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** Reads the caret before a key is dealt with, and before something is only drawn: another's caret, a writer's mark. */
export const ReadCaret = Extension.create({
  name: 'readCaret',
  // Before any key is dealt with.
  priority: 1200,

  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            readCaret(view)
            return false
          },
        },
      },
    }),
  ],

  dispatchTransaction({ transaction, next }) {
    const { docChanged, selectionSet, storedMarksSet } = transaction
    const isFocus = transaction.getMeta('focus') ?? transaction.getMeta('blur')
    const onlyDraws = !docChanged && !selectionSet && !storedMarksSet && !isFocus
    if (onlyDraws && !this.editor.isDestroyed) {
      const { view } = this.editor
      readCaret(view)
      const { selection } = view.state
      if (!selection.eq(transaction.selection)) transaction.setSelection(selection)
    }
    next(transaction)
  },
})
