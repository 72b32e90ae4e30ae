import { useState } from 'react'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { useTable } from '../table/use-table.tsx'
import { Quote } from './Quote.tsx'
import { draftFromQuote, missingIn, wordingFields, wordingIn } from './wording-draft.ts'
import { WordingForm } from './WordingForm.tsx'

type Props = {
  meetingId: string
  itemId: string
  /** Words selected in the minutes: they stand above the form and in its first field. */
  quote?: string | undefined
  onClose: () => void
  onDone: (actionId: string) => void
}

const longestQuote = 1000

/** Makes an action of what was said. What was put in stays for the same words until it is sent. */
export function CaptureDialog({ meetingId, itemId, quote, onClose, onDone }: Props) {
  const { seat } = useTable()
  const [actionId] = useState(newId)
  const form = useForm({
    place: `capture ${itemId} ${quote ?? ''}`,
    fields: wordingFields,
    initially: draftFromQuote(quote),
    missing: missingIn,
    command: (draft) => ({
      type: 'action.capture',
      actionId,
      meetingId,
      itemId,
      quote: quote?.trim().slice(0, longestQuote),
      wording: wordingIn(draft),
    }),
    example: { ownerSeatId: seat.id },
    saidWhenDone: 'The action is on the table.',
    onDone: () => onDone(actionId),
  })
  return (
    <FormDialog {...form.frame} title="Make an action" submit="Put it on the table" onClose={onClose}>
      {quote && <Quote who="From the minutes:">{quote}</Quote>}
      <WordingForm {...form} />
    </FormDialog>
  )
}
