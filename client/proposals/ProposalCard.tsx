import { Ellipsis } from 'lucide-react'
import { maySign } from '../../shared/access.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'
import { Quote } from '../actions/Quote.tsx'
import { nameOf, useTable } from '../table/use-table.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { isOwn, type Act } from './acts.ts'
import { Decisions } from './Decisions.tsx'
import { EarlierWords } from './EarlierWords.tsx'
import { OwnAnswer } from './OwnAnswer.tsx'
import { Positions } from './Positions.tsx'
import styles from './ProposalCard.module.css'
import { partyName, stateWords } from './state-words.ts'
import { kindWords } from './words.ts'

type Props = { proposal: Proposal; onBegin: (act: Act) => void }

/** One thing that was put to the parties: its words, how it stands, and what each party says. */
export function ProposalCard({ proposal, onBegin }: Props) {
  const { table, names } = useTable()
  const { kind, party, to, quote, withdrawn } = proposal
  return (
    <article className={styles.proposal} aria-label={`${kindWords[kind]}: ${wordsOf(proposal)}`}>
      <div className={styles.head}>
        <p className={styles.facts}>
          <span>{kindWords[kind]}</span>
          <span className={styles.by}>
            by <PartyMark party={party} />
            {`${nameOf(names, proposal.revisions[0]?.by ?? '')}, ${partyName(table, party)}`}
          </span>
          {to && (
            <span className={styles.by}>
              to <PartyMark party={to} /> {partyName(table, to)}
            </span>
          )}
          {revisionOf(proposal) > 1 && <span>{`wording ${revisionOf(proposal)}`}</span>}
        </p>
        <More proposal={proposal} onBegin={onBegin} />
      </div>
      <p className={styles.words} data-proposal={proposal.id} tabIndex={-1}>
        {wordsOf(proposal)}
      </p>
      {quote && quote !== wordsOf(proposal) && (
        <Quote who={`As ${nameOf(names, proposal.revisions[0]?.by ?? '')} quoted it:`}>{quote}</Quote>
      )}
      <p className={styles.state}>{stateWords(table, proposal)}</p>
      {withdrawn && <Quote>{withdrawn.reason}</Quote>}
      <Positions proposal={proposal} />
      <Decisions proposal={proposal} onBegin={onBegin} />
      <OwnAnswer proposal={proposal} onBegin={onBegin} />
      <EarlierWords proposal={proposal} />
    </article>
  )
}

/** What is seldom done: reword or withdraw one’s own, and say that somebody else has to decide. */
function More({ proposal, onBegin }: Props) {
  const { seat } = useTable()
  const entries = [
    ...(isOwn(seat, proposal)
      ? [{ id: 'reword', label: 'Reword it', onAction: () => onBegin({ kind: 'reword' }) }]
      : []),
    ...(maySign(seat) && !proposal.withdrawn
      ? [
          {
            id: 'needs_decision',
            label: 'Somebody else has to decide…',
            onAction: () => onBegin({ kind: 'needs_decision' }),
          },
        ]
      : []),
    ...(isOwn(seat, proposal)
      ? [{ id: 'withdraw', label: 'Withdraw it…', onAction: () => onBegin({ kind: 'withdraw' }) }]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu
      label="More for this"
      trigger={
        <IconButton
          label={`More for this ${kindWords[proposal.kind].toLowerCase()}`}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
      items={entries}
    />
  )
}
