import type { AgendaItem } from '../../shared/agenda/item.ts'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import { useTable } from '../table/use-table.tsx'
import { closeOntoItem } from './close-onto.ts'

const choices = [
  { id: 'accepted', label: 'Accepted' },
  { id: 'in_part', label: 'Accepted in part' },
  { id: 'not_accepted', label: 'Not accepted' },
] as const

const why = {
  label: 'Why?',
  description: 'It stays beside the item, and everybody at the table reads it.',
  missing: 'Say why, so that all can read it.',
}

/** A party's reply to a matter: an outcome and always a reason. Both stay, also when it replies again. */
export function ReplyDialog({ item: opened, onClose }: { item: AgendaItem; onClose: () => void }) {
  // A table that was restored to an earlier one may not have the item.
  const item = useTable().table.agenda[opened.id] ?? opened
  return (
    <AnswerDialog
      place={`reply ${item.id}`}
      title={`Reply to “${item.title}”`}
      submit="Send our reply"
      question="What does your party say to it?"
      options={choices}
      unchosen="Choose one of the three."
      words={() => why}
      latest={1}
      command={({ kind, words }) => ({ type: 'agenda.reply', itemId: item.id, outcome: kind, reason: words })}
      example="accepted"
      saidWhenDone="Your party’s reply is on the table."
      onClose={onClose}
      onDone={() => closeOntoItem(item.id, onClose)}
    >
      {() => item.wants && <p>{`What is wanted from it: ${item.wants}`}</p>}
    </AnswerDialog>
  )
}
