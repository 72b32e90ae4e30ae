import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state'

/**
 * A card stays where its action was agreed. Chosen by mistake it would give way to Backspace, on every page at
 * once, and there is no other way back than its writer's undo. Undoing one's own capture still takes it out.
 */
export const KeepCards = Extension.create<{ onKept: () => void }>({
  name: 'keepCards',
  addOptions: () => ({ onKept: () => {} }),
  addProseMirrorPlugins() {
    const { onKept } = this.options
    return [
      new Plugin({
        filterTransaction(transaction, state) {
          const isFine = keepsCards(transaction, state)
          if (!isFine) onKept()
          return isFine
        },
      }),
    ]
  },
})

function keepsCards(transaction: Transaction, state: EditorState): boolean {
  if (!transaction.docChanged || isChangeOrigin(transaction)) return true
  const after = cardsIn(transaction.doc)
  return [...cardsIn(state.doc)].every((actionId) => after.has(actionId))
}

function cardsIn(doc: EditorState['doc']): Set<unknown> {
  const cards = new Set<unknown>()
  doc.descendants((node) => {
    if (node.type.name === 'actionCard') cards.add(node.attrs.actionId)
  })
  return cards
}
