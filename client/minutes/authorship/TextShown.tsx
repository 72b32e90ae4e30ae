import { memo, type ReactNode } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { isWithinBounds } from '../../../shared/minutes/attributes.ts'
import type { Block, Part, Passage } from '../../../shared/minutes/text-at.ts'
import { useTable } from '../../table/use-table.tsx'
import { handOf, removedWords, writtenWords } from './people-words.ts'
import authored from './Authored.module.css'
import styles from './TextShown.module.css'

/** What the spans of a text stand for. */
const passages = new WeakMap<Element, Passage>()

/** The words that an element shows, for telling about them. */
export function passageShownBy(element: Element | null): Passage | null {
  const span = element?.closest('[data-passage]')
  return (span && passages.get(span)) ?? null
}

/**
 * A section of the minutes as the log has it at a time, to read. Made of elements and nothing else, whatever stands in
 * the text.
 */
export function TextShown({ parts, at }: { parts: readonly Part[]; at: string }) {
  return <div className={styles.text}>{partsShown(parts, at)}</div>
}

function partsShown(parts: readonly Part[], at: string): ReactNode {
  let said: string | null = null
  let before = ' '
  return parts.map((part, index) => {
    if (part.kind === 'block') return <BlockShown key={part.key} block={part} at={at} />
    const { seatId } = part.written.by
    // Not within a word: a letter that two hands could have typed is no place for a name.
    const hasWord = /\s/.test(before + part.words)
    const isFirst = !part.removal && hasWord && seatId !== said
    if (isFirst) said = seatId
    before = part.words.slice(-1)
    // Words have no name of their own; what stands before them only grows or goes.
    return <Words key={`words-${index}`} passage={part} isFirst={isFirst} />
  })
}

type WordsProps = { passage: Passage; isFirst: boolean }

const Words = memo(ShownWords, (a, b) => {
  return (
    a.isFirst === b.isFirst &&
    a.passage.isNew === b.passage.isNew &&
    a.passage.words === b.passage.words &&
    a.passage.written === b.passage.written &&
    a.passage.removal === b.passage.removal &&
    a.passage.marks.join() === b.passage.marks.join()
  )
})

function ShownWords({ passage, isFirst }: WordsProps) {
  const { table, names } = useTable()
  const { words, marks, written, removal, isNew } = passage
  const { party, initials } = handOf(table, names, written.by.seatId)
  const common = {
    ref: (element: HTMLElement | null) => void (element && passages.set(element, passage)),
    'data-passage': true,
    'data-party': removal ? handOf(table, names, removal.by.seatId).party : party,
    'data-new': isNew || undefined,
    'data-bold': marks.includes('bold') || undefined,
    'data-italic': marks.includes('italic') || undefined,
  }
  if (!removal)
    return (
      <span {...common} className={`${styles.words} ${authored.word}`}>
        {isFirst ? <Named words={words} initials={initials} /> : words}
      </span>
    )
  return (
    <del {...common} className={`${styles.words} ${authored.removed}`}>
      {words}
      <VisuallyHidden elementType="span">
        {` (${writtenWords(table, names, written)}; ${removedWords(table, names, removal)}) `}
      </VisuallyHidden>
    </del>
  )
}

/** The initials stand before the first letter, not before a space at which the line could break. */
function Named({ words, initials }: { words: string; initials: string }) {
  const start = Math.max(0, words.search(/\S/))
  return (
    <>
      {words.slice(0, start)}
      <span className={authored.initials} data-initials={initials}>
        {words.slice(start)}
      </span>
    </>
  )
}

function BlockShown({ block, at }: { block: Block; at: string }) {
  const inside = partsShown(block.parts, at)
  switch (block.name) {
    case 'heading':
      return block.attributes['level'] === 4 ? <h5>{inside}</h5> : <h4>{inside}</h4>
    case 'bulletList':
      return <ul>{inside}</ul>
    case 'orderedList':
      return <ol start={bounded(block, 'start')}>{inside}</ol>
    case 'listItem':
      return <li>{inside}</li>
    case 'blockquote':
      return <blockquote>{inside}</blockquote>
    case 'table':
      return (
        <div className={styles.wide}>
          <table>
            <tbody>{inside}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr>{inside}</tr>
    case 'tableHeader':
      return (
        <th colSpan={bounded(block, 'colspan')} rowSpan={bounded(block, 'rowspan')}>
          {inside}
        </th>
      )
    case 'tableCell':
      return (
        <td colSpan={bounded(block, 'colspan')} rowSpan={bounded(block, 'rowspan')}>
          {inside}
        </td>
      )
    case 'hardBreak':
      return <br />
    case 'actionCard':
      return <CardShown block={block} at={at} />
    case 'paragraph':
      return <p>{block.parts.length > 0 ? inside : <br />}</p>
    default:
      return <div>{inside}</div>
  }
}

/** The card of an action, by the wording that it had then. */
function CardShown({ block, at }: { block: Block; at: string }) {
  const { table } = useTable()
  const { actionId } = block.attributes
  const action = typeof actionId === 'string' ? table.actions[actionId] : undefined
  const revision = action?.revisions.findLast((one) => one.at <= at) ?? action?.revisions[0]
  const words = `Action: ${revision?.wording.what ?? 'one that is not on this table'}`
  return (
    <p className={styles.card} data-new={block.isNew || undefined}>
      {block.removal ? <del>{words}</del> : words}
    </p>
  )
}

function bounded({ attributes }: Block, name: string): number | undefined {
  const value = attributes[name]
  return typeof value === 'number' && isWithinBounds(name, value) ? value : undefined
}
