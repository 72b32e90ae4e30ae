import { Tooltip as AriaTooltip, type TooltipProps } from 'react-aria-components'
import styles from './Tooltip.module.css'

/** Words beside a control on hover or focus; inside a React Aria `TooltipTrigger`. Never the only place for them. */
export function Tooltip(props: Omit<TooltipProps, 'className' | 'style' | 'offset'>) {
  return <AriaTooltip {...props} offset={6} className={styles.tooltip} />
}
