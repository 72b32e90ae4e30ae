import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { DisclosureProps as AriaProps } from 'react-aria-components'
import styles from './Disclosure.module.css'

export type DisclosureProps = Omit<AriaProps, 'children' | 'className' | 'style'> & {
  title: ReactNode
  /** Quiet words after the title, such as a count. */
  detail?: ReactNode
  level?: 2 | 3 | 4 | 5
  /** Shown open and without its heading, as any other part of the page, while there is nothing to fold. */
  isBare?: boolean
  children: ReactNode
}

/** A heading that opens and closes what is below it. */
export function Disclosure({ title, detail, level = 3, isBare, children, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure {...rest} className={styles.disclosure}>
      {!isBare && (
        <Heading level={level} className={styles.heading}>
          <Button slot="trigger" className={styles.trigger}>
            <ChevronRight className={styles.chevron} aria-hidden="true" size="1.25em" />
            <span className={styles.words}>
              <span>{title}</span>
              {detail && <span className={styles.detail}>{detail}</span>}
            </span>
          </Button>
        </Heading>
      )}
      <DisclosurePanel className={styles.panel}>
        <div className={isBare ? styles.bare : styles.inside}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
