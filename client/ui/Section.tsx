import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

export type SectionProps = {
  title: ReactNode
  description?: ReactNode
  /** Beside the title, such as a quiet button. */
  action?: ReactNode
  level?: 1 | 2 | 3 | 4
  children?: ReactNode
}

/** A heading with what belongs to it; a landmark with that name. */
export function Section({ title, description, action, level = 2, children }: SectionProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={styles.section} data-level={level} aria-labelledby={id}>
      <header className={styles.head}>
        <div className={styles.line}>
          <Heading id={id} className={styles.title}>
            {title}
          </Heading>
          {action}
        </div>
        {description && <p className={styles.description}>{description}</p>}
      </header>
      {children}
    </section>
  )
}
