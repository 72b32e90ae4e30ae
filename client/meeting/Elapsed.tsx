import styles from './Elapsed.module.css'
import { minutesSince, useNow } from './use-now.ts'

/** How long the meeting has run, in whole minutes. It informs; nothing ends because of it. */
export function Elapsed({ since }: { since: string }) {
  const minutes = minutesSince(since, useNow())
  return (
    <span className={styles.live}>
      live, {minutes} {minutes === 1 ? 'minute' : 'minutes'}
    </span>
  )
}

/** How long the table has been at an item, against what was planned: "6 of 10 min". Nothing ends because of it either. */
export function SpentOn({ since, spentMs = 0, planned }: Spent) {
  // As if it had been at the item without a break.
  const begun = new Date(Date.parse(since) - spentMs).toISOString()
  return <span className={styles.spent}>{spentWords(minutesSince(begun, useNow()), planned)}</span>
}

type Spent = {
  /** When the table turned to the item, and how long it had been there before. */
  since: string
  spentMs?: number | undefined
  planned: number | undefined
}

export function spentWords(spent: number, planned: number | undefined): string {
  if (planned === undefined) return `${spent} min`
  return spent > planned ? `${spent} min, ${spent - planned} over` : `${spent} of ${planned} min`
}
