import type { ReactNode } from 'react'
import styles from './WordsShown.module.css'

type Props = { label: string; words: ReactNode; children?: ReactNode }

/** The words of one wording, as one reads them before answering, and what belongs to them. */
export function WordsShown({ label, words, children }: Props) {
  return (
    <div className={styles.shown} role="group" aria-label={label}>
      <p className={styles.label} aria-hidden="true">
        {label}
      </p>
      <p className={styles.words}>{words}</p>
      {children}
    </div>
  )
}
