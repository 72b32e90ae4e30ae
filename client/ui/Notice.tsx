import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

export type NoticeTone = 'info' | 'good' | 'attention' | 'stop'

export type NoticeProps = {
  tone?: NoticeTone
  /** One sentence that can stand alone; `children` say the rest. */
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Said aloud when it appears. Turn off for words that are part of the page from the start. */
  isLive?: boolean
}

const icons = { info: Info, good: CircleCheck, attention: TriangleAlert, stop: OctagonAlert }

/** A message at the place it is about: what is so, and what to do. Only `stop` interrupts a screen reader. */
export function Notice({ tone = 'info', title, children, action, isLive = true }: NoticeProps) {
  const Icon = icons[tone]
  const role = tone === 'stop' ? 'alert' : 'status'
  return (
    <div className={styles.notice} data-tone={tone} role={isLive ? role : undefined}>
      <Icon className={styles.icon} aria-hidden="true" size="1.35em" />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  )
}
