import type { Position } from '../../shared/positions/position.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, waitsForNotice } from '../../shared/proposals/standing.ts'
import { PositionForm } from '../actions/PositionForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { answersTo, kindWords } from './words.ts'
import { WordsToAnswer } from './WordsToAnswer.tsx'

type Props = {
  proposal: Proposal
  first?: Position['answer'] | undefined
  onClose: () => void
  onDone: () => void
}

/** A party’s answer to what was put to it. */
export function AnswerProposal({ proposal, ...rest }: Props) {
  const { table } = useTable()
  const { choices, commentLabel } = answersTo(proposal.kind)
  const isToBeTakenAway = waitsForNotice(table, proposal)
  return (
    <PositionForm
      {...rest}
      about={proposal.id}
      question={
        proposal.kind === 'offer'
          ? 'What does your party say to it?'
          : 'What does your party say to these words?'
      }
      words={{
        choices: choices.map((choice) => ({
          ...choice,
          isDisabled: isToBeTakenAway && choice.id !== 'take_away',
        })),
        commentLabel,
      }}
      latest={revisionOf(proposal)}
      command={(position, revision) => ({
        type: 'proposal.answer',
        proposalId: proposal.id,
        revision,
        position,
      })}
    >
      {(read) => (
        <WordsToAnswer proposal={proposal} read={read} label={`${kindWords[proposal.kind]}, wording`} />
      )}
    </PositionForm>
  )
}
