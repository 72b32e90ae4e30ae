import type { Wording } from '../../shared/actions/action.ts'
import { Owner } from './Owner.tsx'
import styles from './WordingShown.module.css'
import { dueAsWorded } from './words.ts'

/** A wording as one reads it before answering: what, who, by when, and how all will know. */
export function WordingShown({ wording, label }: { wording: Wording; label: string }) {
  const { what, ownerSeatId, due, doneWhen } = wording
  return (
    <div className={styles.wording} role="group" aria-label={label}>
      <p className={styles.label} aria-hidden="true">
        {label}
      </p>
      <p className={styles.what}>{what}</p>
      <div className={styles.facts}>
        <Owner seatId={ownerSeatId} />
        <span>{dueAsWorded(due)}</span>
      </div>
      {doneWhen && (
        <p>
          <span className={styles.quiet}>How we will know: </span>
          {doneWhen}
        </p>
      )}
    </div>
  )
}
