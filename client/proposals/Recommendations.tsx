import type { AgendaItem } from '../../shared/agenda/item.ts'
import { voicesOf } from '../../shared/actions/standing.ts'
import { proposalsOn, recommendationOf, wordsOf } from '../../shared/proposals/standing.ts'
import { WordDiff } from '../actions/WordDiff.tsx'
import { useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import type { Act } from './acts.ts'
import { differenceWords } from './differences.ts'
import { ProposalCard } from './ProposalCard.tsx'
import styles from './Recommendations.module.css'
import { allOf, partyName } from './state-words.ts'

type Props = { item: AgendaItem; onBegin: (proposalId: string, act: Act) => void }

/** What each party would have the meeting recommend, one beside the other, and where they differ. */
export function Recommendations({ item, onBegin }: Props) {
  const { table, seat } = useTable()
  const given = proposalsOn(table, item.id).filter(
    ({ kind, withdrawn }) => kind === 'recommendation' && !withdrawn,
  )
  const missing = voicesOf(table).filter((party) => !recommendationOf(table, item.id, party))
  const own = recommendationOf(table, item.id, seat.party)
  const others = given.filter(({ id }) => id !== own?.id)
  return (
    <div className={styles.all}>
      {given.length > 0 && (
        <div className={styles.beside}>
          {given.map((proposal) => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              onBegin={(act) => onBegin(proposal.id, act)}
            />
          ))}
        </div>
      )}
      {given.length > 1 && <p>{differenceWords(table, given)}</p>}
      {own && others.some((other) => wordsOf(other) !== wordsOf(own)) && (
        <Disclosure title="Where they differ from ours, word by word">
          {others.map((other) => (
            <div key={other.id}>
              <p className={styles.quiet}>{`${partyName(table, other.party)}:`}</p>
              <WordDiff before={wordsOf(own)} after={wordsOf(other)} />
            </div>
          ))}
        </Disclosure>
      )}
      {missing.length > 0 && (
        <p className={styles.quiet}>
          {`No recommendation yet from ${allOf(missing.map((party) => partyName(table, party)))}.`}
        </p>
      )}
    </div>
  )
}
