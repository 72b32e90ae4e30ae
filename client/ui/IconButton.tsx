import type { ReactNode } from 'react'
import { Button, type ButtonProps, TooltipTrigger } from 'react-aria-components'
import styles from './Button.module.css'
import { Tooltip } from './Tooltip.tsx'
import type { ButtonKind } from './Button.tsx'

export type IconButtonProps = Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  /** What it will do, in words: its accessible name and its tooltip. */
  label: string
  icon: ReactNode
  kind?: ButtonKind
}

/** A square button with a picture, for places where words have no room. */
export function IconButton({ label, icon, kind = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button {...rest} aria-label={label} className={styles.button} data-kind={kind} data-square>
        <span className={styles.icon}>{icon}</span>
      </Button>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  )
}
