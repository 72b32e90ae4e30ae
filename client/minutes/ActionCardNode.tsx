import { mergeAttributes, Node } from '@tiptap/core'
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react'
import { Id } from '../../shared/words.ts'
import { ActionCard } from '../actions/ActionCard.tsx'
import styles from './Text.module.css'

type Options = {
  /** The action in words, for a clipboard that knows nothing of us. */
  wordsOf: (actionId: string) => string
}

/** An action where it was agreed. The text holds only its id: taking the card out leaves the action as it is. */
export const ActionCardNode = Node.create<Options>({
  name: 'actionCard',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: false,

  addOptions: () => ({ wordsOf: () => 'Action' }),

  addAttributes: () => ({
    actionId: {
      default: null,
      parseHTML: (element) => Id.safeParse(element.getAttribute('data-action-id')).data ?? null,
      renderHTML: ({ actionId }) => ({ 'data-action-id': actionId }),
    },
  }),

  parseHTML: () => [{ tag: 'div[data-action-id]' }],

  renderHTML({ node, HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes), this.options.wordsOf(String(node.attrs.actionId))]
  },

  renderText({ node }) {
    return this.options.wordsOf(String(node.attrs.actionId))
  },

  addNodeView: () =>
    ReactNodeViewRenderer(CardInText, {
      // What happens on the card's own controls is not for the text.
      stopEvent: ({ event }) => event.target instanceof Element && isControl(event.target),
      // The binding makes new nodes with every change by others; the card itself changes with its id only.
      update: ({ oldNode, newNode, updateProps }) => {
        if (oldNode.attrs.actionId !== newNode.attrs.actionId) updateProps()
        return true
      },
    }),
})

function CardInText({ node }: ReactNodeViewProps) {
  const { actionId } = node.attrs
  return (
    <NodeViewWrapper className={styles.card}>
      {typeof actionId === 'string' && <ActionCard actionId={actionId} />}
    </NodeViewWrapper>
  )
}

const isControl = (target: Element) =>
  target.closest('button, a, input, textarea, select, label, summary, [role="button"]') !== null
