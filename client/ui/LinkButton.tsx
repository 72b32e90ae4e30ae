import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-aria-components'
import type { ButtonKind } from './Button.tsx'
import styles from './Button.module.css'

export type LinkButtonProps = Omit<LinkProps, 'children' | 'className' | 'style' | 'href'> & {
  children: ReactNode
  href: string
  kind?: ButtonKind
  icon?: ReactNode
  isFullWidth?: boolean
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ children, kind = 'plain', icon, isFullWidth, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={styles.button} data-kind={kind} data-full-width={isFullWidth || undefined}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.words}>{children}</span>
    </Link>
  )
}
