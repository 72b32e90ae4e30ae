import type { Wording } from '../../shared/actions/action.ts'
import { Owner } from './Owner.tsx'
import { dueAsWorded } from './words.ts'
import { WordsShown } from './WordsShown.tsx'
import styles from './WordsShown.module.css'

/** A wording as one reads it before answering: what, who, by when, and how all will know. */
export function WordingShown({ wording, label }: { wording: Wording; label: string }) {
  const { what, ownerSeatId, due, doneWhen } = wording
  return (
    <WordsShown label={label} words={<span className={styles.what}>{what}</span>}>
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
    </WordsShown>
  )
}
