import type { AgendaItem } from '../../shared/agenda/item.ts'
import { WordsDialog } from '../forms/WordsDialog.tsx'

/** Takes one's own item off the agenda, with a reason that stays readable. */
export function WithdrawDialog({ item, onClose }: { item: AgendaItem; onClose: () => void }) {
  return (
    <WordsDialog
      place={`withdraw ${item.id}`}
      title={`Take “${item.title}” off the agenda?`}
      submit="Take it off"
      label="Why?"
      maxLength={600}
      missing="Say why, so that all can read it."
      command={(reason) => ({ type: 'agenda.withdraw', itemId: item.id, reason })}
      saidWhenDone="Taken off the agenda"
      onDone={onClose}
      onClose={onClose}
    >
      <p>
        It stays readable below the agenda, with your reason. What was written under it stays in the history.
      </p>
    </WordsDialog>
  )
}
