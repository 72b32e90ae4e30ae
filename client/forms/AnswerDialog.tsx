import { type ReactNode } from 'react'
import { z } from 'zod'
import { today } from '../table/days.ts'
import { Choice, type ChoiceOption } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { BesideChoice } from './BesideChoice.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { Problems, Unready } from './problems.ts'
import { useForm } from './use-form.ts'
import { useRead, type Read } from './use-read.ts'

/** What was put into the form. Nothing is chosen for anybody. */
type Answer<Kind> = { kind: Kind | null; words: string; day: string }

/** What is written beside a choice. */
export type Beside = {
  label: string
  description?: string
  /** Said when nothing was written; left out, it may stay empty. */
  missing?: string
  rows?: number
  maxLength?: number
}

type Props<Kind extends string> = {
  /** Names what is answered: what was begun is kept under it. */
  place: string
  title: string
  submit: string
  question: string
  description?: string
  options: readonly ChoiceOption<Kind>[]
  /** Said when none was chosen. */
  unchosen: string
  /** The choice whose button opened the form. */
  first?: Kind | undefined
  /** What was answered last, to be changed. */
  before?: { kind: Kind | null; words: string }
  words: (kind: Kind) => Beside | undefined
  /** The choice that asks for a day, and how. */
  day?: { kind: Kind; label: string; missing: string }
  /** The number of the words that stand to be answered now. */
  latest: number
  command: (answer: Answer<Kind>, number: number) => Unready
  /** A choice that is open to whoever may answer at all. */
  example: Kind
  saidWhenDone: string
  onClose: () => void
  onDone: () => void
  /** The words that are answered, and newer ones with the way on to them. */
  children?: (read: Read) => ReactNode
}

/** What the commands call the parts of an answer. */
const otherNames = {
  answer: 'kind',
  outcome: 'kind',
  how: 'kind',
  comment: 'words',
  reason: 'words',
  replyBy: 'day',
}
const aDayToCome = '9999-12-31'

/**
 * An answer to exact words: a few choices of the same size and weight, and what goes with the chosen one. A choice that was
 * made for earlier words is let go of; what was typed is kept.
 */
export function AnswerDialog<Kind extends string>(props: Props<Kind>) {
  const { place, options, first, latest, day, command, onDone, onClose } = props
  const read = useRead(latest)
  const form = useForm({
    place,
    otherNames,
    fields: {
      number: z.number(),
      kind: z.custom<Kind | null>((kind) => kind === null || options.some(({ id }) => id === kind)),
      words: z.string(),
      day: z.string(),
    },
    initially: { number: read.number, kind: first ?? null, words: '', day: '', ...props.before },
    base: 'number',
    isWhole: true,
    amend: (kept) => ({
      number: read.number,
      ...(kept.number !== read.number && { kind: null }),
      ...(first && { kind: first }),
    }),
    missing: ({ kind }) => missingFrom(props, kind),
    command: (answer) => command(answer, read.number),
    example: { kind: props.example, words: 'Words.', day: aDayToCome },
    saidWhenDone: props.saidWhenDone,
    onDone,
  })
  const { kind } = form.draft
  const readOn = () => {
    form.change({ number: latest, kind: null })
    read.readOn()
  }
  const words = kind === null ? undefined : props.words(kind)
  return (
    <FormDialog
      {...form.frame}
      title={props.title}
      submit={props.submit}
      onClose={onClose}
      isSubmitDisabled={read.isSuperseded}
    >
      {props.children?.({ ...read, readOn })}
      <Choice
        label={props.question}
        description={props.description}
        options={options}
        {...form.field('kind')}
      />
      {kind !== null && (
        <BesideChoice choice={kind} isBroughtBack={form.frame.isBroughtBack}>
          {kind === day?.kind && <DayField label={day.label} {...form.field('day')} min={today()} />}
          {words && (
            <TextField
              label={words.label}
              {...(words.description !== undefined && { description: words.description })}
              {...form.field('words')}
              isMultiline
              rows={words.rows ?? 2}
              maxLength={words.maxLength ?? 1000}
            />
          )}
        </BesideChoice>
      )}
    </FormDialog>
  )
}

function missingFrom<Kind extends string>(
  { unchosen, day, words }: Props<Kind>,
  kind: Kind | null,
): Problems {
  if (kind === null) return { kind: unchosen }
  const { missing } = words(kind) ?? {}
  return {
    ...(missing !== undefined && { words: missing }),
    ...(kind === day?.kind && { day: day.missing }),
  }
}
