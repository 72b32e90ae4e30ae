import type { ReactNode } from 'react'
import styles from './Quote.module.css'

/** Somebody's own words, as they were written. */
export function Quote({ who, children }: { who?: ReactNode; children: ReactNode }) {
  return (
    <figure className={styles.quote}>
      {who && <figcaption className={styles.who}>{who}</figcaption>}
      <blockquote className={styles.words}>{children}</blockquote>
    </figure>
  )
}
