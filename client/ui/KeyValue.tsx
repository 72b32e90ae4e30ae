import type { ReactNode } from 'react'
import styles from './KeyValue.module.css'

export type KeyValueProps = { items: readonly { term: string; detail: ReactNode }[] }

/** Facts with their names: a name column on wide places, name above fact on narrow ones. */
export function KeyValue({ items }: KeyValueProps) {
  return (
    <div className={styles.room}>
      <dl className={styles.facts}>
        {items.map(({ term, detail }) => (
          <div key={term} className={styles.fact}>
            <dt className={styles.term}>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
