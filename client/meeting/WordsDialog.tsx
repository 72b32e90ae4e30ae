import { useState } from 'react'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import type { TableCommand } from '../table/outbox.ts'
import { TextField } from '../ui/TextField.tsx'
import { closeOnto } from './close-onto.ts'

type Props = {
  /** The item that the words are about. */
  itemId: string
  title: string
  label: string
  description?: string
  submit: string
  maxLength?: number
  /** Where the words are kept until they are sent, so that closing by mistake loses none. */
  place: string
  commandOf: (words: string) => TableCommand
  saidWhenDone: string
  onClose: () => void
}

/** One act that needs words: a view, a question, what should change, why. */
export function WordsDialog(props: Props) {
  const {
    title,
    label,
    description,
    submit,
    maxLength = 1000,
    place,
    commandOf,
    saidWhenDone,
    onClose,
  } = props
  const kept = useKept(place)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    kept.forget()
    closeOnto(props.itemId, onClose)
  })
  const send = () => {
    const words = kept.words.trim()
    const found =
      words === ''
        ? 'Please write something here.'
        : words.length > maxLength
          ? `Please keep this to ${maxLength} characters.`
          : undefined
    setProblem(found)
    if (!found) deed(commandOf(words), saidWhenDone)
  }
  return (
    <FormDialog title={title} submit={submit} asking={asking} onSubmit={send} onClose={onClose}>
      <TextField
        label={label}
        {...(description !== undefined && { description })}
        value={kept.words}
        onChange={kept.set}
        isMultiline
        autoFocus
        maxLength={maxLength}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
