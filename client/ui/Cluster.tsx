import type { ReactNode } from 'react'
import type { Gap } from './gap.ts'
import styles from './Stack.module.css'

export type ClusterProps = {
  gap?: Gap
  align?: 'start' | 'center' | 'baseline'
  justify?: 'start' | 'end' | 'between'
  children: ReactNode
}

/** Things side by side that wrap when there is no room: buttons, chips, marks. */
export function Cluster({ gap = 'xs', align = 'center', justify = 'start', children }: ClusterProps) {
  return (
    <div className={styles.cluster} data-gap={gap} data-align={align} data-justify={justify}>
      {children}
    </div>
  )
}
