import type { ReactNode } from 'react'
import styles from './List.module.css'

export type ListProps = {
  /** Its name for a screen reader, where no heading names it. */
  label?: string
  children: ReactNode
}

/** Rows divided by a hairline. */
export function List({ label, children }: ListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  )
}
