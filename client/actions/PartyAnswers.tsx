import type { Action } from '../../shared/actions/action.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { answeringParties, shownAnswer } from './party-answers.ts'
import styles from './PartyAnswers.module.css'

/** Every party by name with its answer, one beside the other. A hollow mark has not answered this wording. */
export function PartyAnswers({ action }: { action: Action }) {
  const { table } = useTable()
  return (
    <ul className={styles.parties} aria-label="What the parties say">
      {answeringParties(table, action).map((party) => {
        const { has, words } = shownAnswer(action, party)
        return (
          <li key={party} className={styles.party}>
            <PartyMark party={party} isHollow={has !== 'answered'} />
            <span>
              <span className={styles.name}>{`${partyWord[party]}: `}</span>
              <span data-has={has} className={styles.words}>
                {words}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
