import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export type EmptyStateProps = {
  /** What goes here, as a sentence. */
  title: ReactNode
  children?: ReactNode
  /** The first step. */
  action?: ReactNode
  level?: 1 | 2 | 3 | 4
}

/** An empty place says what goes there and offers the first step. */
export function EmptyState({ title, children, action, level = 3 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
