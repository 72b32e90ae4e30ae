import type { Proposal } from '../../shared/proposals/proposal.ts'
import { positionOf, waitsForNotice } from '../../shared/proposals/standing.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { mayAnswer, type Act } from './acts.ts'
import styles from './OwnAnswer.module.css'
import { answersTo } from './words.ts'

type Props = { proposal: Proposal; onBegin: (act: Act) => void }

/** One’s own party’s four answers, of the same size and weight; once one was given, the way to give another. */
export function OwnAnswer({ proposal, onBegin }: Props) {
  const { table, seat } = useTable()
  if (!mayAnswer(seat, proposal)) return null
  if (positionOf(proposal, seat.party))
    return (
      <div>
        <Button kind="quiet" onPress={() => onBegin({ kind: 'answer' })}>
          Change our answer
        </Button>
      </div>
    )
  const isToBeTakenAway = waitsForNotice(table, proposal)
  const choices = answersTo(proposal.kind).choices.filter(({ id }) => !isToBeTakenAway || id === 'take_away')
  return (
    <div className={styles.own}>
      {isToBeTakenAway && <p>{noNotice}</p>}
      <div className={styles.answers} role="group" aria-label="The answer of your party">
        {choices.map(({ id, label }) => (
          <Button key={id} isFullWidth onPress={() => onBegin({ kind: 'answer', first: id })}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}

const noNotice =
  'This matter came up in the meeting, so it is for the next one unless every party does without notice. Until then your party can take it away.'
