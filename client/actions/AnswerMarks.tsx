import { VisuallyHidden } from 'react-aria-components'
import type { Action } from '../../shared/actions/action.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './AnswerMarks.module.css'
import { groupedAnswers } from './party-answers.ts'

/** Every party's mark with its answer, those of one answer together: "●■ agree · ▲ no answer yet". */
export function AnswerMarks({ action }: { action: Action }) {
  const { table } = useTable()
  return (
    <ul className={styles.groups} aria-label="What the parties say">
      {groupedAnswers(table, action).map(({ shown, parties }) => (
        <li key={shown.words} className={styles.group}>
          <span className={styles.marks}>
            {parties.map((party) => (
              <PartyMark key={party} party={party} isHollow={shown.has !== 'answered'} />
            ))}
          </span>
          <span>
            <VisuallyHidden elementType="span">
              {`${parties.map((party) => partyWord[party]).join(', ')}: `}
            </VisuallyHidden>
            {parties.length > 1 ? shown.several : shown.words}
          </span>
        </li>
      ))}
    </ul>
  )
}
