import { useRef } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { proposalsOn, recommendationOf } from '../../shared/proposals/standing.ts'
import { NoSignature } from '../actions/NoSignature.tsx'
import { closeOnto } from '../forms/close-onto.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { List } from '../ui/List.tsx'
import type { Act } from './acts.ts'
import styles from './ItemProposals.module.css'
import { ProposalCard } from './ProposalCard.tsx'
import { ProposalDialog } from './ProposalDialog.tsx'
import { PutForm } from './PutForm.tsx'
import { Recommendations } from './Recommendations.tsx'

/** What was put to the parties on this item, how each answers, and the way to put something more. */
export function ItemProposals({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const openForm = useOpenForm()
  const room = useRef<HTMLDivElement>(null)
  const put = proposalsOn(table, item.id)
  const standing = put.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = put.filter(({ withdrawn }) => withdrawn)
  const isForRecommending = item.capture === 'recommendation'
  const listed = standing.filter(({ kind }) => !isForRecommending || kind !== 'recommendation')
  const isOpen = meeting.state !== 'ended' && item.state !== 'withdrawn'
  const isOffered = meeting.currentItemId === item.id || isProminent(item)
  const mayPut = mayContribute(seat) && isOpen && isOffered
  const mayRecommend = isForRecommending && !recommendationOf(table, item.id, seat.party)

  const done = (proposalId: string, close: () => void) =>
    closeOnto(close, () =>
      room.current?.querySelector<HTMLElement>(`[data-proposal="${proposalId}"]`)?.focus(),
    )
  const begin = (proposalId: string, act: Act) =>
    openForm((close) => (
      <ProposalDialog
        proposalId={proposalId}
        act={act}
        onClose={close}
        onDone={() => done(proposalId, close)}
      />
    ))
  const putSomething = () =>
    openForm((close) => (
      <PutForm
        item={item}
        first={mayRecommend ? 'recommendation' : item.capture === 'proposal' ? 'proposal' : undefined}
        onClose={close}
        onDone={(proposalId) => done(proposalId, close)}
      />
    ))
  const card = (proposal: (typeof put)[number]) => (
    <ProposalCard proposal={proposal} onBegin={(act) => begin(proposal.id, act)} />
  )

  if (put.length === 0 && !mayPut && !isForRecommending) return null
  return (
    // A group: a landmark for each item would be one too many to walk through.
    <div ref={room} className={styles.room} role="group" aria-label="What was put to everyone">
      {isForRecommending && <Recommendations item={item} onBegin={begin} />}
      {listed.length > 0 && (
        <List label="Put to everyone">
          {listed.map((proposal) => (
            <li key={proposal.id}>{card(proposal)}</li>
          ))}
        </List>
      )}
      {withdrawn.length > 0 && (
        <Disclosure title="Withdrawn" detail={String(withdrawn.length)}>
          {withdrawn.map((proposal) => (
            <div key={proposal.id}>{card(proposal)}</div>
          ))}
        </Disclosure>
      )}
      {standing.length > 0 && <NoSignature />}
      {mayPut && (
        <div>
          <Button kind={isProminent(item) ? 'plain' : 'quiet'} onPress={putSomething}>
            {mayRecommend ? 'Say what we recommend' : 'Put something to everyone'}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Items that are there for something to be put. */
const isProminent = ({ capture }: AgendaItem) => capture === 'proposal' || capture === 'recommendation'
