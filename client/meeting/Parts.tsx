import type { LucideIcon } from 'lucide-react'
import styles from './Parts.module.css'

type Entry<Id extends string> = { id: Id; words: string; icon: LucideIcon; count?: number }

type Props<Id extends string> = {
  label: string
  /** A bar at the thumb, where one part is shown at a time, or a strip above those that share a place. */
  kind: 'bar' | 'strip'
  entries: readonly Entry<Id>[]
  current: Id
  onChoose: (id: Id) => void
}

/** Chooses which part of the meeting is shown. The others stay as they are, so no cursor and no word is lost. */
export function Parts<Id extends string>({ label, kind, entries, current, onChoose }: Props<Id>) {
  return (
    <nav className={styles.parts} data-kind={kind} aria-label={label}>
      {entries.map(({ id, words, icon: Icon, count = 0 }) => (
        <button
          key={id}
          type="button"
          aria-current={current === id ? 'true' : undefined}
          onClick={() => onChoose(id)}
        >
          <Icon aria-hidden="true" size={kind === 'bar' ? 22 : 18} />
          <span>{words}</span>
          {count > 0 && (
            <span className={styles.count} aria-label={`${count} new`}>
              {count}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
