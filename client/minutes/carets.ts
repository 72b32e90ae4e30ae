import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Plugin } from '@tiptap/pm/state'
import { yCursorPluginKey } from '@tiptap/y-tiptap'
import { partyWord } from '../../shared/seats/seat.ts'
import { partyShapes } from '../ui/party-shapes.ts'
import { authorOf, type Author } from './author.ts'
import { caretsCannotThrow } from './safe-carets.ts'
import styles from './Carets.module.css'

const unknown: Author = { seatId: '', party: 'other', name: 'Somebody' }

/** Everybody else's cursor: the party's colour and shape, the person's name. Who it is, the server says. */
export const Carets = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    for (const plugin of plugins) if (plugin.spec.key === yCursorPluginKey) caretsCannotThrow(plugin)
    return plugins
  },
}).configure({
  user: {},
  render: (user) => caretOf(authorOf(user) ?? unknown),
  selectionRender: (user) => ({
    class: styles.selection ?? '',
    'data-party': (authorOf(user) ?? unknown).party,
  }),
})

function caretOf({ party, name }: Author): HTMLElement {
  const caret = element('span', styles.caret)
  caret.dataset.party = party
  caret.setAttribute('role', 'img')
  caret.setAttribute('aria-label', `${name}, ${partyWord[party]}, is here`)
  const flag = element('span', styles.flag)
  flag.append(shapeOf(party), name)
  caret.append(flag)
  requestAnimationFrame(() => keepInside(flag))
  return caret
}

function shapeOf(party: Author['party']): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', styles.shape ?? '')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', partyShapes[party])
  path.setAttribute('fill-rule', 'evenodd')
  svg.append(path)
  return svg
}

/** Near the right edge of the paper the flag hangs to the left of its caret. */
function keepInside(flag: HTMLElement): void {
  const paper = flag.closest('[data-paper]')
  if (!paper) return
  const isOutside = flag.getBoundingClientRect().right > paper.getBoundingClientRect().right
  flag.toggleAttribute('data-to-left', isOutside)
}

function element(tag: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  return made
}
