import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, Text, type SwitchFieldProps } from 'react-aria-components'
import styles from './Switch.module.css'

export type SwitchProps = Omit<
  SwitchFieldProps,
  'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior'
> & {
  children: ReactNode
  description?: ReactNode
}

/** Something that is on or off at once, without anything to send. */
export function Switch({ children, description, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles.field}>
      <SwitchButton className={styles.button}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
        <span>{children}</span>
      </SwitchButton>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
    </SwitchField>
  )
}
