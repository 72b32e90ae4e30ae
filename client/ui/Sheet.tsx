import type { ReactNode } from 'react'
import styles from './Sheet.module.css'

export type SheetProps = {
  children: ReactNode
  /** `tinted` is the other paper, for what only some may see. */
  tone?: 'plain' | 'tinted'
}

/** The paper. One on a screen, with Sections and Lists on it; never a sheet on a sheet. */
export function Sheet({ children, tone = 'plain' }: SheetProps) {
  return (
    <div className={styles.sheet} data-tone={tone}>
      {children}
    </div>
  )
}
