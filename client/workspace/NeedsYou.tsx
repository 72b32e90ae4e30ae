import { wordingOf } from '../../shared/actions/standing.ts'
import { allNeedsOf, type AnyNeed } from '../../shared/needs/needs.ts'
import { wordsOf } from '../../shared/proposals/standing.ts'
import { needWords } from '../actions/words.ts'
import { sectionId } from '../meeting/use-following.ts'
import { kindWords, proposalNeedSentence } from '../proposals/words.ts'
import { dueWords, today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { List } from '../ui/List.tsx'
import { Row } from '../ui/Row.tsx'

/** What waits for this seat, each with the way to do it. */
export function NeedsYou() {
  const { table, seat } = useTable()
  return (
    <List label="What needs you">
      {allNeedsOf(table, seat.id, today()).map((need) =>
        need.about === 'action' ? (
          <ActionNeeds key={need.actionId} {...need} />
        ) : (
          <ProposalNeeds key={need.proposalId} {...need} />
        ),
      )}
    </List>
  )
}

function ActionNeeds({ actionId, kind }: Extract<AnyNeed, { about: 'action' }>) {
  const { table, hrefTo } = useTable()
  const action = table.actions[actionId]
  if (!action) return null
  const { what, due } = wordingOf(action)
  return (
    <Row
      href={hrefTo(`action/${actionId}`)}
      title={what}
      detail={`${needWords[kind].sentence} · ${dueWords(due)}`}
    />
  )
}

function ProposalNeeds(need: Extract<AnyNeed, { about: 'proposal' }>) {
  const { table, hrefTo } = useTable()
  const proposal = table.proposals[need.proposalId]
  if (!proposal) return null
  return (
    <Row
      href={hrefTo(`meeting/${proposal.meetingId}#${sectionId(proposal.itemId)}`)}
      title={wordsOf(proposal)}
      detail={`${kindWords[proposal.kind]} · ${proposalNeedSentence(need)}`}
    />
  )
}
