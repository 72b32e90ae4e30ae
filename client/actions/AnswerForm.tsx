import type { Action } from '../../shared/actions/action.ts'
import { PositionForm } from './PositionForm.tsx'
import { useRevisionRead } from './use-revision-read.ts'
import { answerChoices, answerCommentLabel } from './words.ts'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

const words = { choices: answerChoices, commentLabel: answerCommentLabel }

/** A party's answer to one wording of an action. */
export function AnswerForm({ action, onClose, onDone }: Props) {
  const read = useRevisionRead(action)
  return (
    <PositionForm
      about={action.id}
      question="What does your party say to this wording?"
      words={words}
      revision={read.revision}
      isSuperseded={read.newer !== undefined}
      command={(position) => ({
        type: 'action.answer',
        actionId: action.id,
        revision: read.revision,
        position,
      })}
      onClose={onClose}
      onDone={onDone}
    >
      <WordingToAnswer read={read} onReadOn={read.readOn} />
    </PositionForm>
  )
}
