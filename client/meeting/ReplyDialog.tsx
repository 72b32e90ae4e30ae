import { useState } from 'react'
import type { AgendaItem, RecordedReply } from '../../shared/agenda/item.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { closeOnto } from './close-onto.ts'

type Outcome = RecordedReply['outcome']

const choices: { id: Outcome; label: string }[] = [
  { id: 'accepted', label: 'Accepted' },
  { id: 'in_part', label: 'Accepted in part' },
  { id: 'not_accepted', label: 'Not accepted' },
]

/** A party's reply to a matter: an outcome and always a reason. Both stay, also when it replies again. */
export function ReplyDialog({ item, onClose }: { item: AgendaItem; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const reason = useKept(`reply ${item.id}`)
  const [isTried, setIsTried] = useState(false)
  const { deed, asking } = useDeed(() => {
    reason.forget()
    closeOnto(item.id, onClose)
  })
  const problem =
    reason.words.trim() === ''
      ? 'Say why, so that all can read it.'
      : reason.words.length > 1000
        ? 'Please keep this to 1000 characters.'
        : undefined
  const send = () => {
    setIsTried(true)
    if (outcome && !problem)
      deed(
        { type: 'agenda.reply', itemId: item.id, outcome, reason: reason.words },
        'Your party’s reply is on the table.',
      )
  }
  return (
    <FormDialog
      title={`Reply to “${item.title}”`}
      submit="Send our reply"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
    >
      {item.wants && <p>{`What is wanted from it: ${item.wants}`}</p>}
      <Choice
        label="What does your party say to it?"
        options={choices}
        value={outcome}
        onChange={setOutcome}
        errorMessage={isTried && !outcome ? 'Choose one of the three.' : undefined}
      />
      <TextField
        label="Why?"
        description="It stays beside the item, and everybody at the table reads it."
        value={reason.words}
        onChange={reason.set}
        isMultiline
        maxLength={1000}
        errorMessage={isTried ? problem : undefined}
      />
    </FormDialog>
  )
}
