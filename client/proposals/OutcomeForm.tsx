import { useState } from 'react'
import { DecisionTold, type Proposal } from '../../shared/proposals/proposal.ts'
import { allDecisionsOf, wordsOf } from '../../shared/proposals/standing.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import type { Problems } from '../actions/wording-draft.ts'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { outcomeChoices } from './words.ts'
import { WordsShown } from './WordsShown.tsx'

type Props = { proposal: Proposal; decision: number; onClose: () => void; onDone: () => void }

const Told = DecisionTold.pick({ outcome: true, reason: true })

/** Passes on what was decided by somebody who is not at the table. */
export function OutcomeForm({ proposal, decision, onClose, onDone }: Props) {
  const awaited = allDecisionsOf(proposal).find((one) => one.decision === decision)
  const [outcome, setOutcome] = useState<DecisionTold['outcome'] | null>(null)
  const reason = useKept(`decided ${proposal.id} ${decision}`)
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking } = useDeed(() => {
    reason.forget()
    onDone()
  })
  const send = () => {
    const told = Told.safeParse({ outcome, reason: reason.words })
    setProblems(told.success ? {} : problemsOf(outcome, reason.words))
    if (!told.success) return
    const command = { type: 'proposal.decided' as const, proposalId: proposal.id, decision }
    deed({ ...command, ...told.data }, 'The decision is on the table.')
  }
  const words = awaited && proposal.revisions[awaited.revision - 1]?.words
  return (
    <FormDialog
      title="What was decided?"
      submit="Put it on the table"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
    >
      <WordsShown label={`Wording ${awaited?.revision ?? 1}`} words={words ?? wordsOf(proposal)} />
      <Choice
        label={`What did ${awaited?.role ?? 'they'} decide?`}
        options={outcomeChoices}
        value={outcome}
        onChange={setOutcome}
        errorMessage={outcome ? undefined : problems.outcome}
      />
      <TextField
        label="When was it decided, and with which reasons?"
        description="Just what your party was told, so that everybody knows the same."
        value={reason.words}
        onChange={reason.set}
        isMultiline
        rows={2}
        maxLength={1000}
        errorMessage={problems.reason}
      />
    </FormDialog>
  )
}

const problemsOf = (outcome: string | null, reason: string): Problems => ({
  ...(!outcome && { outcome: 'Choose what was decided.' }),
  ...(reason.trim() === '' && { reason: 'Say when and why, as you were told.' }),
  ...(reason.length > 1000 && { reason: 'Please keep this to 1000 characters.' }),
})
