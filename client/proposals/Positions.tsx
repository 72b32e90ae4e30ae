import { VisuallyHidden } from 'react-aria-components'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { askedOf, earlierPositionOf, positionOf } from '../../shared/proposals/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { earlierAnswerWords, noAnswer } from '../actions/words.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './Positions.module.css'
import { allOf, partyName } from './state-words.ts'
import { positionWords } from './words.ts'

/** Every party that is asked, with its answer and its own words, one like the other; the silent ones in one line. */
export function Positions({ proposal }: { proposal: Proposal }) {
  const { table } = useTable()
  const shown = shownParties(table, proposal)
  const silent = shown.filter((party) => !proposal.positions.some((given) => given.party === party))
  return (
    <ul className={styles.parties} aria-label="What the parties say">
      {shown
        .filter((party) => !silent.includes(party))
        .map((party) => (
          <Answer key={party} proposal={proposal} party={party} />
        ))}
      {silent.length > 0 && (
        <li className={styles.party}>
          <span className={styles.marks}>
            {silent.map((party) => (
              <PartyMark key={party} party={party} isHollow />
            ))}
          </span>
          <span className={styles.name}>
            <VisuallyHidden elementType="span">
              {`${allOf(silent.map((party) => partyName(table, party)))}: `}
            </VisuallyHidden>
            {noAnswer}
          </span>
        </li>
      )}
    </ul>
  )
}

function Answer({ proposal, party }: { proposal: Proposal; party: Party }) {
  const { table } = useTable()
  const given = positionOf(proposal, party)
  const earlier = earlierPositionOf(proposal, party)
  return (
    <li className={styles.party}>
      <span className={styles.marks}>
        <PartyMark party={party} isHollow={!given} />
      </span>
      <span>
        <span className={styles.name}>{`${partyName(table, party)}: `}</span>
        {given && <span className={styles.answer}>{positionWords(proposal.kind, given.position)}</span>}
        {earlier && <span>{earlierAnswerWords(earlier)}</span>}
        {given?.position.comment && <q className={styles.words}>{given.position.comment}</q>}
      </span>
    </li>
  )
}

/** Those who are asked now, and those who answered earlier words. */
function shownParties(table: Table, proposal: Proposal): Party[] {
  const shown = new Set([...askedOf(table, proposal), ...proposal.positions.map(({ party }) => party)])
  return parties.filter((party) => shown.has(party))
}
