import { Check, Ellipsis, MapPin } from 'lucide-react'
import { useState } from 'react'
import { mayContribute, mayReword } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './ItemActs.module.css'
import { ItemDialog } from './ItemDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Opened = 'reword' | 'withdraw' | null

/** What one may do with an agenda item: turn the table to it, cover it, move it; reword or withdraw one's own. */
export function ItemActs({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { seat, ask } = useTable()
  const [opened, setOpened] = useState<Opened>(null)
  const { run, isPending, asking } = useAsking()
  if (!mayContribute(seat) || meeting.state === 'ended') return null
  const isLive = meeting.state === 'live'
  const isCurrent = meeting.currentItemId === item.id
  const itemId = item.id
  const others = meeting.itemIds.filter((id) => id !== itemId)
  const place = meeting.itemIds.indexOf(itemId)
  const moveTo = (index: number) => {
    const afterItemId = others[index - 1]
    void run(() => ask({ type: 'agenda.move', itemId, ...(afterItemId && { afterItemId }) }))
  }
  const entries: MenuEntry[] = [
    ...(isLive && !isCurrent && item.state === 'covered'
      ? [{ id: 'turn', label: 'Turn the table to this item', onAction: () => void turn() }]
      : []),
    ...(isLive && !isCurrent && item.state === 'open'
      ? [{ id: 'cover', label: 'Mark as covered', onAction: () => void cover() }]
      : []),
    ...(item.state === 'covered'
      ? [
          {
            id: 'reopen',
            label: 'Open it again',
            onAction: () => void run(() => ask({ type: 'agenda.reopen', itemId })),
          },
        ]
      : []),
    { id: 'up', label: 'Move up', isDisabled: place === 0, onAction: () => moveTo(place - 1) },
    {
      id: 'down',
      label: 'Move down',
      isDisabled: place === others.length,
      onAction: () => moveTo(place + 1),
    },
    ...(mayReword(seat, item)
      ? [
          {
            id: 'reword',
            label: 'Reword it',
            description: 'Your party raised it.',
            onAction: () => setOpened('reword'),
          },
          { id: 'withdraw', label: 'Take it off the agenda', onAction: () => setOpened('withdraw') },
        ]
      : []),
  ]
  const turn = () => run(() => ask({ type: 'agenda.turn_to', itemId }))
  const cover = () => run(() => ask({ type: 'agenda.cover', itemId }))
  return (
    <div className={styles.acts}>
      {isLive && !isCurrent && item.state === 'open' && (
        <Button
          kind="quiet"
          isPending={isPending}
          onPress={() => void turn()}
          icon={<MapPin aria-hidden="true" size={18} />}
        >
          Turn to this
        </Button>
      )}
      {isLive && isCurrent && item.state === 'open' && (
        <Button
          isPending={isPending}
          onPress={() => void cover()}
          icon={<Check aria-hidden="true" size={18} />}
        >
          Mark as covered
        </Button>
      )}
      <Menu
        label={`For ${item.title}`}
        items={entries}
        trigger={<IconButton label={`More for “${item.title}”`} icon={<Ellipsis aria-hidden="true" />} />}
      />
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
      {opened === 'reword' && (
        <ItemDialog meetingId={meeting.id} item={item} onClose={() => setOpened(null)} />
      )}
      {opened === 'withdraw' && <WithdrawDialog item={item} onClose={() => setOpened(null)} />}
    </div>
  )
}
