import { useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { Position } from '../../shared/positions/position.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useDeed } from './use-deed.ts'
import { useKept } from './use-kept.ts'
import { useRevisionRead } from './use-revision-read.ts'
import { answerChoices, answerCommentLabel } from './words.ts'
import type { Problems } from './wording-draft.ts'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

/** A party's answer to one wording: four answers of the same weight, and none is chosen for anybody. */
export function AnswerForm({ action, onClose, onDone }: Props) {
  const { table, seat } = useTable()
  const read = useRevisionRead(action)
  const [answer, setAnswer] = useState<Position['answer'] | null>(null)
  const comment = useKept(`answer ${action.id}`)
  const [replyBy, setReplyBy] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking, errorAt } = useDeed(() => {
    comment.forget()
    onDone()
  })
  const partyName = table.parties[seat.party]?.name ?? partyWord[seat.party]

  const send = () => {
    const position = Position.safeParse({
      answer,
      comment: comment.words,
      ...(answer === 'take_away' && { replyBy }),
    })
    setProblems(position.success ? {} : problemsOf(answer, comment.words, replyBy))
    if (!position.success) return
    const command = { type: 'action.answer' as const, actionId: action.id, revision: read.revision }
    deed({ ...command, position: position.data }, 'Your party’s answer is on the table.')
  }
  const readOn = () => {
    setAnswer(null)
    read.readOn()
  }

  return (
    <FormDialog
      title={`The answer of ${partyName}`}
      submit="Send our answer"
      asking={asking}
      shownAt={['position.replyBy']}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={read.newer !== undefined}
    >
      <WordingToAnswer read={read} onReadOn={readOn} />
      <Choice
        label="What does your party say to this wording?"
        options={answerChoices}
        value={answer}
        onChange={setAnswer}
        errorMessage={answer ? undefined : problems.answer}
      />
      {answer && (
        <div key={answer} ref={intoView}>
          <Stack gap="l">
            {answer === 'take_away' && (
              <DayField
                label="We reply by"
                value={replyBy}
                onChange={setReplyBy}
                min={today()}
                errorMessage={problems.replyBy ?? errorAt('position.replyBy')}
              />
            )}
            <TextField
              label={answerCommentLabel[answer]}
              value={comment.words}
              onChange={comment.set}
              isMultiline
              rows={2}
              maxLength={1000}
              errorMessage={problems.comment}
            />
          </Stack>
        </div>
      )}
    </FormDialog>
  )
}

/** What the chosen answer asks for comes into sight; on a phone it would open below the edge. */
const intoView = (fields: HTMLElement | null) => fields?.scrollIntoView({ block: 'nearest' })

function problemsOf(answer: Position['answer'] | null, comment: string, replyBy: string): Problems {
  if (!answer) return { answer: 'Choose one of the four answers.' }
  const isWordless = comment.trim() === ''
  return {
    ...(answer === 'agree_in_part' && isWordless && { comment: 'Say which part, so that all can read it.' }),
    ...(answer === 'disagree' &&
      isWordless && { comment: 'Say what your view is, so that all can read it.' }),
    ...(answer === 'take_away' && !replyBy && { replyBy: 'Choose the day by which your party will reply.' }),
    ...(comment.length > 1000 && { comment: 'Please keep this to 1000 characters.' }),
  }
}
