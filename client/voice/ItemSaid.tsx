import { Quote } from 'lucide-react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Stack } from '../ui/Stack.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { SaidWords } from './SaidWords.tsx'

/** Words of an item that were kept as they were said, each with the versions beside it. */
export function ItemSaid({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const openForm = useOpenForm()
  const said = Object.values(table.said).filter(({ itemId }) => itemId === item.id)
  const mayRecord = mayContribute(seat) && meeting.state === 'live' && meeting.currentItemId === item.id
  if (said.length === 0 && !mayRecord) return null
  return (
    <Stack gap="s">
      {said.map((words) => (
        <SaidWords key={words.id} said={words} />
      ))}
      {mayRecord && (
        <div>
          <Button
            kind="quiet"
            icon={<Quote aria-hidden="true" size={18} />}
            onPress={() =>
              openForm((close) => <RecordDialog meetingId={meeting.id} itemId={item.id} onClose={close} />)
            }
          >
            Record something as said
          </Button>
        </div>
      )}
    </Stack>
  )
}
