import type { Action } from '../../shared/actions/action.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { sidesOfDone } from './done-words.ts'
import styles from './DoneSides.module.css'

type Props = {
  action: Action
  /** Only those who have spoken. */
  isCompact?: boolean
}

/** What each side says about done, in its own words: nothing when nobody has reported it. */
export function DoneSides({ action, isCompact = false }: Props) {
  const { table } = useTable()
  const sides = sidesOfDone(table, action).filter(({ hasSpoken }) => hasSpoken || !isCompact)
  if (sides.length === 0) return null
  return (
    <ul className={styles.sides} data-compact={isCompact || undefined} aria-label="Is it done?">
      {sides.map(({ party, sentence, words, hasSpoken }) => (
        <li key={party} className={styles.side}>
          <PartyMark party={party} isHollow={!hasSpoken} />
          <span className={styles.said}>
            {words ? `${sentence}: ` : `${sentence}.`}
            {words && <q className={styles.words}>{words}</q>}
          </span>
        </li>
      ))}
    </ul>
  )
}
