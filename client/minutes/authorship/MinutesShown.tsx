import { useMemo, type RefObject } from 'react'
import type { AgendaItem } from '../../../shared/agenda/item.ts'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import type { Authorship } from '../../../shared/minutes/authorship.ts'
import { sectionAt, type Moment, type Passage } from '../../../shared/minutes/text-at.ts'
import type { Table } from '../../../shared/table.ts'
import { useTable } from '../../table/use-table.tsx'
import { passageWords } from './people-words.ts'
import { passageShownBy, TextShown } from './TextShown.tsx'
import { useReadByPassage } from './use-read-by-passage.ts'
import { useWordTip } from './use-word-tip.tsx'
import styles from './History.module.css'

type Props = {
  ref: RefObject<HTMLDivElement | null>
  meeting: Meeting
  table: Table
  authorship: Authorship
  moment: Moment
  /** When that was. */
  at: string
  onTold: (passage: Passage | null) => void
}

/** All sections of the minutes at one moment. Arrow keys, taps and the pointer tell whose a passage is. */
export function MinutesShown({ ref, meeting, table, authorship, moment, at, onTold }: Props) {
  const { names } = useTable()
  const tip = useWordTip(ref, (element) => {
    const passage = passageShownBy(element)
    return passage && passageWords(table, names, passage)
  })
  useReadByPassage(ref, onTold)
  const items = meeting.itemIds.flatMap((itemId) => table.agenda[itemId] ?? [])
  const standing = items.filter(({ state }) => state !== 'withdrawn')
  const sections = [...standing, ...items.filter(({ state }) => state === 'withdrawn')]
  return (
    <div
      ref={ref}
      className={styles.minutes}
      // A part to read through by the arrow keys needs a place for the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label="The minutes then. Left and right arrows go from passage to passage."
    >
      {sections.map((item, index) => (
        <SectionShown
          key={item.id}
          item={item}
          number={item.state === 'withdrawn' ? null : index + 1}
          authorship={authorship}
          moment={moment}
          at={at}
        />
      ))}
      {tip}
    </div>
  )
}

type SectionProps = {
  item: AgendaItem
  number: number | null
  authorship: Authorship
  moment: Moment
  at: string
}

function SectionShown({ item, number, authorship, moment, at }: SectionProps) {
  const { seq, removedSince, newSince } = moment
  const parts = useMemo(
    () => sectionAt(authorship, item.id, { seq, removedSince, newSince }),
    [authorship, item.id, seq, removedSince, newSince],
  )
  if (number === null && parts.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        {number === null ? `${item.title} (taken off the agenda)` : `${number} ${item.title}`}
      </h3>
      {parts.length > 0 ? (
        <TextShown parts={parts} at={at} />
      ) : (
        <p className={styles.quiet}>Nothing here yet.</p>
      )}
    </section>
  )
}
