import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'

export type ButtonKind = 'primary' | 'plain' | 'quiet'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  children: ReactNode
  kind?: ButtonKind
  icon?: ReactNode
  isFullWidth?: boolean
}

/** A button in words. While `isPending` it keeps its size and focus, ignores presses and says that it is busy. */
export function Button({ children, kind = 'plain', icon, isFullWidth, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={styles.button}
      data-kind={kind}
      data-full-width={isFullWidth || undefined}
    >
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.words}>{children}</span>
      {rest.isPending && <span className={styles.pending} role="img" aria-label="working" />}
    </AriaButton>
  )
}
