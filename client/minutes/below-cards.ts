import { Extension, isAndroid, isMacOS } from '@tiptap/core'
import { NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { beginUndoStep } from './undo-steps.ts'

/** The code of a key whose letter an input method makes: https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode */
const takenByInputMethod = 229

/**
 * A card has no text to put the cursor in. What is typed, pasted or begun while one is chosen goes into a line of its
 * own below it, and so does a press below the last one.
 */
export const BelowCards = Extension.create({
  name: 'belowCards',
  // Before Enter and the letters mean what they do in a text.
  priority: 1100,

  addKeyboardShortcuts() {
    const { editor } = this
    const enter = () => leaveCard(editor.view)
    // The browser stays where it is when there is no text at the end.
    const toEnd = () => {
      const { state, view } = editor
      view.dispatch(state.tr.setSelection(Selection.atEnd(state.doc)).scrollIntoView())
      return true
    }
    return {
      Enter: enter,
      'Shift-Enter': enter,
      'Mod-End': toEnd,
      ...(isMacOS() && { 'Mod-ArrowDown': toEnd }),
    }
  },

  // The letter, or what is pasted, then goes on its way to where the cursor is by now.
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        // Chromium begins to compose anew, and leaves the first letter behind, when the cursor moves only after this key.
        // On Android every key is taken, Backspace too.
        handleKeyDown: (view, { keyCode }) => {
          if (keyCode === takenByInputMethod && !isAndroid()) leaveCard(view)
          return false
        },
        handleKeyPress: (view, { key }) => {
          // ProseMirror knows Enter by its key, but on Android.
          if (key === 'Enter') return isAndroid() && leaveCard(view)
          leaveCard(view)
          return false
        },
        handlePaste: (view, _event, slice) => {
          if (slice.size > 0) leaveCard(view)
          return false
        },
        handleDOMEvents: {
          // Before ProseMirror takes what is chosen away, to make room for what is composed.
          compositionstart: (view) => {
            leaveCard(view)
            return false
          },
          beforeinput: (view, event) => {
            if (event.inputType === 'insertText') leaveCard(view)
            return false
          },
          mousedown: (view, event) => writeBelow(view, event),
        },
      },
    }),
  ],
})

/** Says whether a card was chosen; then a line was begun below it. */
function leaveCard(view: EditorView): boolean {
  const { selection } = view.state
  const isCard = selection instanceof NodeSelection && selection.node.isBlock && selection.node.isAtom
  return isCard && beginLine(view, selection.to)
}

/** In the empty room below a card, a table or a list there is no text to put the cursor in, so a line is begun. */
function writeBelow(view: EditorView, event: MouseEvent): boolean {
  const { doc } = view.state
  const last = view.dom.lastElementChild
  if (!view.editable || event.target !== view.dom || !last || doc.lastChild?.isTextblock) return false
  if (event.clientY <= last.getBoundingClientRect().bottom) return false
  if (!beginLine(view, doc.content.size)) return false
  event.preventDefault()
  view.focus()
  return true
}

function beginLine(view: EditorView, at: number): boolean {
  const { schema, tr } = view.state
  const line = schema.nodes.paragraph?.create()
  if (!line) return false
  beginUndoStep(view)
  tr.insert(at, line)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  return true
}
