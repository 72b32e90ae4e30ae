import { useState } from 'react'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { TextField } from '../ui/TextField.tsx'
import { WordsShown } from './WordsShown.tsx'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

/** Takes back what one’s own party has put. It stays readable, with the reason. */
export function WithdrawProposal({ proposal, onClose, onDone }: Props) {
  const reason = useKept(`withdraw ${proposal.id}`)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    reason.forget()
    onDone()
  })
  const send = () => {
    const words = reason.words.trim()
    const isTooLong = words.length > 600
    setProblem(
      words === ''
        ? 'Say why, so that all can read it.'
        : isTooLong
          ? 'Please keep this to 600 characters.'
          : undefined,
    )
    if (words === '' || isTooLong) return
    deed({ type: 'proposal.withdraw', proposalId: proposal.id, reason: words }, 'It was withdrawn.')
  }
  return (
    <FormDialog title="Withdraw it" submit="Withdraw it" asking={asking} onSubmit={send} onClose={onClose}>
      <WordsShown label={`Wording ${revisionOf(proposal)}`} words={wordsOf(proposal)} />
      <TextField
        label="Why does your party take this back?"
        description="It stays here to be read, with what was answered and with your reason."
        value={reason.words}
        onChange={reason.set}
        isMultiline
        rows={2}
        maxLength={600}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
