import type { Proposal } from '../../shared/proposals/proposal.ts'
import type { Act } from './acts.ts'
import { AnswerProposal } from './AnswerProposal.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { RewordProposal } from './RewordProposal.tsx'
import { WithdrawProposal } from './WithdrawProposal.tsx'

type Props = { proposal: Proposal; act: Act; onClose: () => void; onDone: () => void }

/** The form of the act that was begun. */
export function ProposalDialog({ act, ...rest }: Props) {
  if (act.kind === 'answer') return <AnswerProposal {...rest} first={act.first} />
  if (act.kind === 'reword') return <RewordProposal {...rest} />
  if (act.kind === 'needs_decision') return <DecisionForm {...rest} />
  if (act.kind === 'withdraw') return <WithdrawProposal {...rest} />
  return <OutcomeForm {...rest} decision={act.decision} />
}
