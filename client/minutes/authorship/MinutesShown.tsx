import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { AgendaItem } from '../../../shared/agenda/item.ts'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import type { Authorship } from '../../../shared/minutes/authorship.ts'
import { sectionAt, type Moment, type Passage } from '../../../shared/minutes/text-at.ts'
import type { Table } from '../../../shared/table.ts'
import { useTable } from '../../table/use-table.tsx'
import { passageWords } from './people-words.ts'
import { passageShownBy, TextShown, type Shown } from './TextShown.tsx'
import { useWordTip } from './use-word-tip.tsx'
import styles from './History.module.css'

type Props = {
  ref: RefObject<HTMLDivElement | null>
  meeting: Meeting
  table: Table
  authorship: Authorship
  moment: Moment
  shown: Shown
  onTold: (passage: Passage | null) => void
}

/** All sections of the minutes at one moment. Arrow keys, taps and the pointer tell whose a passage is. */
export function MinutesShown({ ref, meeting, table, authorship, moment, shown, onTold }: Props) {
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
          shown={shown}
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
  shown: Shown
}

function SectionShown({ item, number, authorship, moment, shown }: SectionProps) {
  const { seq, removedSince = Infinity } = moment
  const parts = useMemo(
    () => sectionAt(authorship, item.id, { seq, removedSince }),
    [authorship, item.id, seq, removedSince],
  )
  if (number === null && parts.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        {number === null ? `${item.title} (taken off the agenda)` : `${number} ${item.title}`}
      </h3>
      {parts.length > 0 ? (
        <TextShown parts={parts} shown={shown} />
      ) : (
        <p className={styles.quiet}>Nothing here yet.</p>
      )}
    </section>
  )
}

/** The passage that one is at gets a frame; it is told of below. */
function useReadByPassage(area: RefObject<HTMLElement | null>, onTold: (passage: Passage | null) => void) {
  const tell = useRef(onTold)
  useEffect(() => {
    tell.current = onTold
  })
  useEffect(() => {
    const element = area.current
    if (!element) return
    const current = () => element.querySelector('[data-current]')
    const show = (next: Element | null | undefined) => {
      current()?.removeAttribute('data-current')
      next?.setAttribute('data-current', '')
      next?.scrollIntoView({ block: 'nearest' })
      tell.current(passageShownBy(next ?? null))
    }
    const press = (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      const all = [...element.querySelectorAll('[data-passage]')]
      const now = current()
      const at = now ? all.indexOf(now) : step === 1 ? -1 : all.length
      event.preventDefault()
      show(all[Math.max(0, Math.min(all.length - 1, at + step))])
    }
    const tap = ({ target }: MouseEvent) => {
      if (target instanceof Element) show(target.closest('[data-passage]'))
    }
    const leave = () => show(null)
    element.addEventListener('keydown', press)
    element.addEventListener('click', tap)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('keydown', press)
      element.removeEventListener('click', tap)
      element.removeEventListener('focusout', leave)
    }
  }, [area])
}
