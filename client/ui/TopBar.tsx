import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { Brand } from './Brand.tsx'
import styles from './TopBar.module.css'

export type TopBarProps = {
  title?: ReactNode
  trailing?: ReactNode
  /** Where the brand leads. `null` where there is nowhere to go, such as the first step of joining. */
  brandHref?: string | null
  /** On a phone the title has a way back of its own, and the brand no room. */
  isBrandQuiet?: boolean
}

/** The strip above every page: the brand, where one is, and what goes with that. */
export function TopBar({ title, trailing, brandHref = '/', isBrandQuiet }: TopBarProps) {
  return (
    <header className={styles.bar} data-brand-quiet={isBrandQuiet || undefined}>
      {brandHref === null ? (
        <span className={styles.brand}>
          <Brand />
        </span>
      ) : (
        <Link href={brandHref} className={styles.brand} aria-label="Concord, to your tables">
          <Brand />
        </Link>
      )}
      {title && <div className={styles.title}>{title}</div>}
      {trailing && <div className={styles.trailing}>{trailing}</div>}
    </header>
  )
}
