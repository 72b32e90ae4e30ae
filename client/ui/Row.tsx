import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import styles from './Row.module.css'

export type RowProps = {
  title: ReactNode
  leading?: ReactNode
  /** Quiet words below the title. */
  detail?: ReactNode
  /** At the end of the line, or below it on a phone: a date, a mark, a button. */
  trailing?: ReactNode
  /** Makes the whole row a link. Buttons in `trailing` stay pressable. */
  href?: string
}

/** One line of a List. */
export function Row({ title, leading, detail, trailing, href }: RowProps) {
  return (
    <li className={styles.row} data-link={href ? true : undefined}>
      {leading && <span className={styles.leading}>{leading}</span>}
      <div className={styles.words}>
        {href ? (
          <Link href={href} className={styles.title}>
            {title}
          </Link>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {detail && <span className={styles.detail}>{detail}</span>}
      </div>
      {trailing && <div className={styles.trailing}>{trailing}</div>}
      {href && <ChevronRight className={styles.chevron} aria-hidden="true" size="1.25em" />}
    </li>
  )
}
