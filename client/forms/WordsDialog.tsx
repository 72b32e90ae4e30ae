import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { Quote } from '../actions/Quote.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useForm } from './use-form.ts'
import type { Unready } from './problems.ts'

type Props = {
  title: string
  submit: string
  label: string
  description?: string
  maxLength?: number
  rows?: number
  /** Said when nothing was written. */
  missing?: string
  /** Where the words are kept until they are sent. */
  place: string
  /** What was said before, to be changed. */
  initially?: string | undefined
  command: (words: string) => Unready
  saidWhenDone: string
  isSubmitDisabled?: boolean
  onDone: () => void
  onClose: () => void
  /** Above the words: what they are about. */
  children?: ReactNode
}

const fields = { words: z.string() }
/** The words of a command stand under one of these names. */
const otherNames = { reason: 'words', evidence: 'words' }

/** One act that needs words: a view, a question, what should change, why. */
export function WordsDialog(props: Props) {
  const { title, submit, label, description, maxLength = 1000, rows = 3, children, onClose } = props
  const form = useForm({
    place: props.place,
    fields,
    otherNames,
    initially: { words: props.initially ?? '' },
    missing: () => ({ words: props.missing ?? 'Please write something here.' }),
    command: ({ words }) => props.command(words),
    example: { words: 'Words.' },
    saidWhenDone: props.saidWhenDone,
    onDone: props.onDone,
  })
  const [began] = useState(props.initially)
  // Somebody of one's party may have said it anew since: those words are not to be overwritten unread.
  const mayBeOthers = !form.isPending && (form.frame.isBroughtBack || props.initially !== began)
  return (
    <FormDialog
      {...form.frame}
      title={title}
      submit={submit}
      onClose={onClose}
      isSubmitDisabled={props.isSubmitDisabled ?? false}
    >
      {children}
      {mayBeOthers && props.initially && <Quote who="On the table now:">{props.initially}</Quote>}
      <TextField
        label={label}
        {...(description !== undefined && { description })}
        {...form.field('words')}
        isMultiline
        rows={rows}
        autoFocus={children === undefined}
        maxLength={maxLength}
      />
    </FormDialog>
  )
}
