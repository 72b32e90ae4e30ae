import { Ellipsis, MapPin } from 'lucide-react'
import { mayContribute } from '../../shared/access.ts'
import { isUnsettled } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { today } from '../table/days.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './ItemActs.module.css'
import { itemEntries, type OpenedForm } from './item-entries.ts'
import { ItemDialog } from './ItemDialog.tsx'
import { ParkDialog } from './ParkDialog.tsx'
import { ReplyDialog } from './ReplyDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** What one may do with an agenda item: turn the table to it, and the rest in a menu. Its foot has the ways to end it. */
export function ItemActs({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat, ask, isOnline } = useTable()
  const openForm = useOpenForm()
  const { run, isPending, asking } = useAsking()
  const isOver = meeting.state === 'ended' && !isUnsettled(table, item, today())
  if (!mayContribute(seat) || isOver) return null
  const canTurn = meeting.state === 'live' && meeting.currentItemId !== item.id
  const entries = itemEntries({
    table,
    isOnline,
    meeting,
    item,
    seat,
    ask: (command) => void run(() => ask(command)),
    open: (form) => openForm((close) => formOf(form, meeting, item, close)),
  })
  return (
    <div className={styles.acts}>
      {canTurn && item.state === 'open' && (
        <Button
          kind="quiet"
          isPending={isPending}
          isDisabled={!isOnline}
          onPress={() => void run(() => ask({ type: 'agenda.turn_to', itemId: item.id }))}
          icon={<MapPin aria-hidden="true" size={18} />}
        >
          Turn to this
        </Button>
      )}
      <Menu
        label={`For ${item.title}`}
        items={entries}
        trigger={<IconButton label={`More for “${item.title}”`} icon={<Ellipsis aria-hidden="true" />} />}
      />
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}

function formOf(form: OpenedForm, meeting: Meeting, item: AgendaItem, onClose: () => void) {
  const about = { item, onClose }
  if (form === 'reword') return <ItemDialog {...about} meetingId={meeting.id} />
  if (form === 'withdraw') return <WithdrawDialog {...about} />
  if (form === 'reply') return <ReplyDialog {...about} />
  return <ParkDialog {...about} title={`Park “${item.title}”`} submit="Park it" />
}
