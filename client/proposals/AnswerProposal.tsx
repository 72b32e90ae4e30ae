import type { Position } from '../../shared/positions/position.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { waitsForNotice } from '../../shared/proposals/standing.ts'
import { PositionForm } from '../actions/PositionForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { useWordsRead } from './use-words-read.ts'
import { NewerWords, WordsShown } from './WordsShown.tsx'
import { answersTo, kindWords } from './words.ts'

type Props = {
  proposal: Proposal
  first?: Position['answer'] | undefined
  onClose: () => void
  onDone: () => void
}

/** A party’s answer to what was put to it. */
export function AnswerProposal({ proposal, first, onClose, onDone }: Props) {
  const { table } = useTable()
  const read = useWordsRead(proposal)
  const { choices, commentLabel } = answersTo(proposal.kind)
  const isToBeTakenAway = waitsForNotice(table, proposal)
  return (
    <PositionForm
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
      first={first}
      revision={read.revision}
      isSuperseded={read.newer !== undefined}
      command={(position) => ({
        type: 'proposal.answer',
        proposalId: proposal.id,
        revision: read.revision,
        position,
      })}
      onClose={onClose}
      onDone={onDone}
    >
      {read.newer === undefined ? (
        <WordsShown label={`${kindWords[proposal.kind]}, wording ${read.revision}`} words={read.words} />
      ) : (
        <NewerWords before={read.words} after={read.newer} onReadOn={read.readOn} />
      )}
    </PositionForm>
  )
}
