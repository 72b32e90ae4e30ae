import { useEffect, useState } from 'react'
import styles from './Elapsed.module.css'

const minuteMs = 60_000

/** How long the meeting has run, in whole minutes. It informs; nothing ends because of it. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 4)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs))
  return (
    <span className={styles.live}>
      live, {minutes} {minutes === 1 ? 'minute' : 'minutes'}
    </span>
  )
}
