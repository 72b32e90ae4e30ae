import { useTable } from '../table/use-table.tsx'
import type { Act } from './acts.ts'
import { AnswerProposal } from './AnswerProposal.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { RewordProposal } from './RewordProposal.tsx'
import { WithdrawProposal } from './WithdrawProposal.tsx'

type Props = { proposalId: string; act: Act; onClose: () => void; onDone: () => void }

/** The form of the act that was begun. */
export function ProposalDialog({ proposalId, act, ...rest }: Props) {
  const proposal = useTable().table.proposals[proposalId]
  if (!proposal) return null
  if (act.kind === 'answer') return <AnswerProposal {...rest} proposal={proposal} first={act.first} />
  if (act.kind === 'reword') return <RewordProposal {...rest} proposal={proposal} />
  if (act.kind === 'needs_decision') return <DecisionForm {...rest} proposal={proposal} />
  if (act.kind === 'withdraw') return <WithdrawProposal {...rest} proposal={proposal} />
  return <OutcomeForm {...rest} proposal={proposal} decision={act.decision} />
}
