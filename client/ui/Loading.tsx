import { type ReactNode, useEffect, useState } from 'react'
import styles from './Loading.module.css'

const showAfterMs = 300

export type LoadingProps = {
  words?: string
  /** A Skeleton, where the shape of what comes is known; the words are then for screen readers only. */
  children?: ReactNode
}

/** Appears only when the wait is long enough to wonder about, so that quick answers do not flicker. */
export function Loading({ words = 'Loading…', children }: LoadingProps) {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), showAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.loading} data-long={isLong || undefined}>
      <p role="status" className={styles.words} data-behind={children ? true : undefined}>
        {isLong && words}
      </p>
      {isLong && children}
    </div>
  )
}
