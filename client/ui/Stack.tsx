import type { ReactNode } from 'react'
import type { Gap } from './gap.ts'
import styles from './Stack.module.css'

/** Things one below another with even room between. */
export function Stack({ gap = 'm', children }: { gap?: Gap; children: ReactNode }) {
  return (
    <div className={styles.stack} data-gap={gap}>
      {children}
    </div>
  )
}
