import type { Proposal } from '../../shared/proposals/proposal.ts'
import { allDecisionsOf, wordsOf } from '../../shared/proposals/standing.ts'
import { WordsShown } from '../actions/WordsShown.tsx'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import { outcomeChoices } from './words.ts'

type Props = { proposal: Proposal; decision: number; onClose: () => void; onDone: () => void }

const asTold = {
  label: 'When was it decided, and with which reasons?',
  description: 'Just what your party was told, so that everybody knows the same.',
  missing: 'Say when and why, as you were told.',
}

/** Passes on what was decided by somebody who is not at the table. */
export function OutcomeForm({ proposal, decision, ...rest }: Props) {
  const awaited = allDecisionsOf(proposal).find((one) => one.decision === decision)
  const words = awaited && proposal.revisions[awaited.revision - 1]?.words
  return (
    <AnswerDialog
      {...rest}
      place={`decided ${proposal.id} ${decision}`}
      title="What was decided?"
      submit="Put it on the table"
      question={`What did ${awaited?.role ?? 'they'} decide?`}
      options={outcomeChoices}
      unchosen="Choose what was decided."
      words={() => asTold}
      latest={decision}
      command={({ kind, words: reason }) => ({
        type: 'proposal.decided',
        proposalId: proposal.id,
        decision,
        outcome: kind,
        reason,
      })}
      example="yes"
      saidWhenDone="The decision is on the table."
    >
      {() => <WordsShown label={`Wording ${awaited?.revision ?? 1}`} words={words ?? wordsOf(proposal)} />}
    </AnswerDialog>
  )
}
