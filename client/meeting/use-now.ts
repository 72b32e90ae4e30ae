import { useEffect, useState } from 'react'

const minuteMs = 60_000

/** The time now, in milliseconds, renewed a few times a minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 4)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Whole minutes since a moment; never less than none, whatever this device's clock says. */
export const minutesSince = (since: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs))
