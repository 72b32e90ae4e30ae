import type { Action } from '../../shared/actions/action.ts'
import { revisionOf } from '../../shared/actions/standing.ts'
import { PositionForm } from './PositionForm.tsx'
import { answerChoices, answerCommentLabel } from './words.ts'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

const words = { choices: answerChoices, commentLabel: answerCommentLabel }

/** A party's answer to one wording of an action. */
export function AnswerForm({ action, ...rest }: Props) {
  return (
    <PositionForm
      {...rest}
      about={action.id}
      question="What does your party say to this wording?"
      words={words}
      latest={revisionOf(action)}
      command={(position, revision) => ({ type: 'action.answer', actionId: action.id, revision, position })}
    >
      {(read) => <WordingToAnswer action={action} read={read} />}
    </PositionForm>
  )
}
