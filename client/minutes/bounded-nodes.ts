import { Node as Extension } from '@tiptap/core'
import { TableCell, TableHeader } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { isWithinBounds } from '../../shared/minutes/attributes.ts'

/** What is pasted or typed may say anything of itself; what the server would refuse is left away as it comes in. */
const bounded = <Options, Storage>(node: Extension<Options, Storage>) =>
  node.extend({
    addAttributes() {
      const attributes = Object.entries(this.parent?.() ?? {})
      return Object.fromEntries(
        attributes.map(([name, attribute]) => [
          name,
          {
            ...attribute,
            parseHTML: (element: HTMLElement) => {
              const { parseHTML, default: usual } = attribute
              const value = parseHTML ? parseHTML(element) : Number(element.getAttribute(name) ?? usual)
              return isWithinBounds(name, value) ? value : usual
            },
          },
        ]),
      )
    },
  })

export const BoundedCell = bounded(TableCell)
export const BoundedHeader = bounded(TableHeader)
const boundedList = (list: Extension) =>
  bounded(list).extend({
    addInputRules() {
      const rules = this.parent?.() ?? []
      for (const rule of rules) rule.find = /^(\d{1,4})\.\s$/
      return rules
    },
  })

export const BoundedKit = StarterKit.extend({
  addExtensions() {
    const parts = this.parent?.() ?? []
    return parts.map((part) =>
      part instanceof Extension && part.name === 'orderedList' ? boundedList(part) : part,
    )
  },
})
