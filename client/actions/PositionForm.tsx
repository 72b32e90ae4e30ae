import { useState, type ReactNode } from 'react'
import { Position } from '../../shared/positions/position.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { today } from '../table/days.ts'
import type { TableCommand } from '../table/outbox.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice, type ChoiceOption } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useDeed } from './use-deed.ts'
import { useKept } from './use-kept.ts'
import type { Problems } from './wording-draft.ts'

type Answer = Position['answer']

export type AnswerWords = {
  choices: readonly ChoiceOption<Answer>[]
  commentLabel: Record<Answer, string>
}

type Props = {
  /** Names what is answered: a comment that was begun is kept under it. */
  about: string
  question: string
  words: AnswerWords
  /** The answer whose button opened the form, if it was one of the four. */
  first?: Answer | undefined
  /** Which wording is answered: an answer that was chosen for another is let go of, and what was typed is kept. */
  revision: number
  /** Newer words than those came meanwhile, and have not been read. */
  isSuperseded: boolean
  command: (position: Position) => TableCommand
  onClose: () => void
  onDone: () => void
  /** The words that are answered. */
  children: ReactNode
}

/** A party's answer to one wording: four answers of the same weight, and none is chosen for anybody. */
export function PositionForm(props: Props) {
  const { about, question, words, first, revision, isSuperseded, command, onClose, onDone } = props
  const { table, seat } = useTable()
  const [chosen, setChosen] = useState({ revision, answer: first ?? null })
  const answer = chosen.revision === revision ? chosen.answer : null
  const comment = useKept(`answer ${about}`)
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
    if (position.success) deed(command(position.data), 'Your party’s answer is on the table.')
  }

  return (
    <FormDialog
      title={`The answer of ${partyName}`}
      submit="Send our answer"
      asking={asking}
      shownAt={['position.replyBy']}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={isSuperseded}
    >
      {props.children}
      <Choice
        label={question}
        options={words.choices}
        value={answer}
        onChange={(next) => setChosen({ revision, answer: next })}
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
              label={words.commentLabel[answer]}
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

function problemsOf(answer: Answer | null, comment: string, replyBy: string): Problems {
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
