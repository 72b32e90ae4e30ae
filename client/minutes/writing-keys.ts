import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { limitUndoStep } from './undo-steps.ts'

type Keys = { capture: () => void; toTools: () => void }

/**
 * The keys of a section beside those of text: Mod-Enter makes an action, Alt-F10 goes to the tools, and Escape lets
 * the next Tab leave a list or a table, where Tab has another meaning.
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
    return [
      new Plugin({
        key: new PluginKey('writingKeys'),
        props: {
          handleTextInput: (view, _from, _to, text) => {
            if (text === ' ') limitUndoStep(view)
            return false
          },
          handleDOMEvents: {
            keydown: (_view, { key }) => {
              const leaves = isLeaving && key === 'Tab'
              if (key !== 'Shift') isLeaving = key === 'Escape'
              return leaves
            },
          },
        },
      }),
    ]
  },
})
