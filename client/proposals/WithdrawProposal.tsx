import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'
import { WordsShown } from '../actions/WordsShown.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

/** Takes back what one’s own party has put. It stays readable, with the reason. */
export function WithdrawProposal({ proposal, ...rest }: Props) {
  return (
    <WordsDialog
      {...rest}
      place={`withdraw ${proposal.id}`}
      title="Withdraw it"
      submit="Withdraw it"
      label="Why does your party take this back?"
      description="It stays here to be read, with what was answered and with your reason."
      rows={2}
      maxLength={600}
      missing="Say why, so that all can read it."
      command={(reason) => ({ type: 'proposal.withdraw', proposalId: proposal.id, reason })}
      saidWhenDone="It was withdrawn."
    >
      <WordsShown label={`Wording ${revisionOf(proposal)}`} words={wordsOf(proposal)} />
    </WordsDialog>
  )
}
