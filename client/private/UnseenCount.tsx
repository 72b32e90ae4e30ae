import styles from './UnseenCount.module.css'
import { useUnseenCount } from './use-side.ts'

/** How many messages of one's own party one has not seen; nothing when there are none. */
export function UnseenCount() {
  const count = useUnseenCount()
  if (count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count}</span>
      <span className={styles.words}>{`, ${count} new`}</span>
    </span>
  )
}
