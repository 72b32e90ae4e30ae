import type { ReactNode } from 'react'
import styles from './Page.module.css'

export type PageProps = {
  /** Usually a TopBar. */
  header?: ReactNode
  children: ReactNode
  footer?: ReactNode
  /** `text` for reading and forms, `wide` for lists beside each other, `full` for a room that fills the screen. */
  width?: 'text' | 'wide' | 'full'
}

/** The whole screen: a way to skip to the content, the header, the one main, the footer. */
export function Page({ header, children, footer, width = 'text' }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <div className={styles.header}>{header}</div>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </div>
  )
}
