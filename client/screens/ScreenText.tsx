import { createElement, type ReactNode } from 'react'
import * as Y from 'yjs'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { isEmpty } from './is-empty.ts'
import styles from './ScreenPage.module.css'
import { useWritingInSight } from './use-writing-in-sight.ts'

/** The part of the minutes that belongs to an item, as large type. What is being written stays in sight. */
export function ScreenText({ section, actions }: { section: Y.XmlFragment; actions: ScreenView['actions'] }) {
  const paper = useWritingInSight(section)
  const isBlank = isEmpty(section, (actionId) => actions.some(({ id }) => id === actionId))
  return (
    // Focusable, so that whoever is at the computer can scroll it by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={paper} className={styles.text} role="group" aria-label="Minutes of this item" tabIndex={0}>
      {isBlank ? <p className={styles.quiet}>Nothing written yet.</p> : partsOf(section, actions)}
    </div>
  )
}

/** What the text may consist of, and the elements that show it. Any other part shows what is inside. */
const elements: Record<string, string> = {
  paragraph: 'p',
  heading: 'h3',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
  hardBreak: 'br',
}

function partsOf(parent: Y.XmlFragment, actions: ScreenView['actions']): ReactNode[] {
  return parent.toArray().map((part, index) => {
    if (part instanceof Y.XmlText) return <Words key={index} text={part} />
    if (!(part instanceof Y.XmlElement)) return null
    if (part.nodeName === 'actionCard') {
      const action = actions.find(({ id }) => id === part.getAttribute('actionId'))
      return action ? (
        <p key={index} className={styles.card}>
          <strong>Action:</strong> {action.what} ({action.owner})
        </p>
      ) : null
    }
    const element = elements[part.nodeName]
    const inside = element === 'br' ? null : partsOf(part, actions)
    if (element === 'table') return createElement(element, { key: index }, <tbody>{inside}</tbody>)
    return createElement(element ?? 'div', { key: index }, inside)
  })
}

function Words({ text }: { text: Y.XmlText }): ReactNode {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return runs.map(({ insert, attributes = {} }, index) => {
    const words = typeof insert === 'string' ? insert : ''
    const strong = attributes['bold'] ? <strong key={index}>{words}</strong> : words
    return attributes['italic'] ? <em key={index}>{strong}</em> : strong
  })
}
