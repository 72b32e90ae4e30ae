import type { ReactNode } from 'react'
import type { Position } from '../../shared/positions/position.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import type { Unready } from '../forms/problems.ts'
import type { Read } from '../forms/use-read.ts'
import { useTable } from '../table/use-table.tsx'
import type { ChoiceOption } from '../ui/Choice.tsx'

type Kind = Position['answer']

export type AnswerWords = {
  choices: readonly ChoiceOption<Kind>[]
  commentLabel: Record<Kind, string>
}

type Props = {
  /** The id of what is answered. */
  about: string
  question: string
  words: AnswerWords
  first?: Kind | undefined
  latest: number
  command: (position: Record<string, unknown>, revision: number) => Unready
  onClose: () => void
  onDone: () => void
  children: (read: Read) => ReactNode
}

/** A party's answer to one wording: four answers of the same weight, and none is chosen for anybody. */
export function PositionForm({ about, words, command, ...rest }: Props) {
  const { table, seat } = useTable()
  return (
    <AnswerDialog
      {...rest}
      place={`answer ${about}`}
      title={`The answer of ${table.parties[seat.party]?.name ?? partyWord[seat.party]}`}
      submit="Send our answer"
      options={words.choices}
      unchosen="Choose one of the four answers."
      words={(kind) => ({ label: words.commentLabel[kind], ...needed[kind] })}
      day={replyBy}
      command={({ kind, words: comment, day }, revision) =>
        command({ answer: kind, comment, ...(kind === replyBy.kind && { replyBy: day }) }, revision)
      }
      // Whatever came up without notice can at least be taken away.
      example={replyBy.kind}
      saidWhenDone="Your party’s answer is on the table."
    />
  )
}

const needed: Partial<Record<Kind, { missing: string }>> = {
  agree_in_part: { missing: 'Say which part, so that all can read it.' },
  disagree: { missing: 'Say what your view is, so that all can read it.' },
}

const replyBy = {
  kind: 'take_away',
  label: 'We reply by',
  missing: 'Choose the day by which your party will reply.',
} as const
