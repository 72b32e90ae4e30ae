import { type ReactNode, useEffect, useState } from 'react'
import styles from './Loading.module.css'

const showAfterMs = 300
const wonderAfterMs = 4_000

export type LoadingProps = {
  words?: string
  /** What is going on, when it takes so long that one wonders. */
  wordsWhenSlow?: string
  /** A Skeleton, where the shape of what comes is known; the words are then for screen readers only. */
  children?: ReactNode
}

/** Appears only when the wait is long enough to wonder about, so that quick answers do not flicker. */
export function Loading({ words = 'Loading…', wordsWhenSlow = words, children }: LoadingProps) {
  const isLong = useIsOver(showAfterMs)
  const isSlow = useIsOver(wonderAfterMs)
  return (
    <div className={styles.loading} data-long={isLong || undefined}>
      <p role="status" className={styles.words} data-behind={children ? true : undefined}>
        {isLong && (isSlow ? wordsWhenSlow : words)}
      </p>
      {isLong && children}
    </div>
  )
}

/** Whether so much time has passed since it appeared. */
function useIsOver(ms: number): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isOver
}
