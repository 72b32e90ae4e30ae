import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

type Keys = { capture: () => void; toTools: () => void }

const undoStepMs = 2_000

/**
 * The keys of a section beside those of text: Mod-Enter makes an action, Alt-F10 goes to the tools, and Escape lets
 * the next Tab leave a list or a table, where Tab has another meaning. A press below a closing card writes there.
 */
export const WritingKeys = Extension.create<Keys>({
  name: 'writingKeys',
  // Before the hard break, which also knows Mod-Enter.
  priority: 1100,

  addOptions: () => ({ capture: () => {}, toTools: () => {} }),

  addKeyboardShortcuts() {
    return {
      'Mod-Enter': () => {
        this.options.capture()
        return true
      },
      'Alt-F10': () => {
        this.options.toTools()
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    let isLeaving = false
    let stepBeganAt = 0
    // Somebody who types without a rest would otherwise lose all of it with one undo.
    const endUndoStep = ({ state }: EditorView) => {
      if (Date.now() - stepBeganAt < undoStepMs) return
      stepBeganAt = Date.now()
      yUndoPluginKey.getState(state).undoManager.stopCapturing()
    }
    return [
      new Plugin({
        key: new PluginKey('writingKeys'),
        props: {
          handleTextInput: (view, _from, _to, text) => {
            if (text === ' ') endUndoStep(view)
            return false
          },
          handleDOMEvents: {
            keydown: (_view, { key }) => {
              const leaves = isLeaving && key === 'Tab'
              if (key !== 'Shift') isLeaving = key === 'Escape'
              return leaves
            },
            mousedown: (view, event) => writeBelow(view, event),
          },
        },
      }),
    ]
  },
})

/** In the empty room below a card, a table or a list there is no text to put the cursor in, so a line is begun. */
function writeBelow(view: EditorView, event: MouseEvent): boolean {
  const { doc, schema, tr } = view.state
  const last = view.dom.lastElementChild
  if (!view.editable || event.target !== view.dom || !last || doc.lastChild?.isTextblock) return false
  if (event.clientY <= last.getBoundingClientRect().bottom) return false
  const line = schema.nodes.paragraph?.create()
  if (!line) return false
  event.preventDefault()
  tr.insert(doc.content.size, line)
  view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView())
  view.focus()
  return true
}
