import type { Proposal } from '../../shared/proposals/proposal.ts'
import { earlierPositionOf, positionOf } from '../../shared/proposals/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { earlierAnswerWords } from '../actions/words.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './Positions.module.css'
import { partyName } from './state-words.ts'
import { positionWords } from './words.ts'

/** Every party that has answered, with its own words, one like the other. Who has not stands in the sentence above. */
export function Positions({ proposal }: { proposal: Proposal }) {
  const answered = parties.filter((party) => proposal.positions.some((given) => given.party === party))
  if (answered.length === 0) return null
  return (
    <ul className={styles.parties} aria-label="What the parties say">
      {answered.map((party) => (
        <Answer key={party} proposal={proposal} party={party} />
      ))}
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
