import { mayReword } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { holdOf, mayBeReworded, mayReplyFor } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import type { TableCommand } from '../table/outbox.ts'
import type { MenuEntry } from '../ui/Menu.tsx'

/** A form that an entry opens. */
export type OpenedForm = 'reword' | 'withdraw' | 'reply' | 'park'

type Given = {
  table: Table
  /** Whether the others hear of it now: turning the table is of the moment, and does not wait for a connection. */
  isOnline: boolean
  meeting: Meeting
  item: AgendaItem
  seat: Seat
  ask: (command: TableCommand) => void
  open: (form: OpenedForm) => void
}

/** The menu of an agenda item: what is not offered beside it already. */
export function itemEntries(given: Given): MenuEntry[] {
  const { meeting, item } = given
  const isLive = meeting.state === 'live'
  // The foot of the current item offers these.
  const flow = isLive && meeting.currentItemId !== item.id ? flowEntries(given) : []
  return [
    ...flow,
    ...replyEntry(given),
    ...(meeting.state === 'ended' ? afterwards(given) : planEntries(given)),
  ]
}

function flowEntries({ item, seat, isOnline, ask, open }: Given): MenuEntry[] {
  const itemId = item.id
  if (item.state !== 'open')
    return [
      {
        id: 'turn',
        label: 'Turn the table to this item',
        isDisabled: !isOnline,
        onAction: () => ask({ type: 'agenda.turn_to', itemId }),
      },
      { id: 'reopen', label: 'Open it again', onAction: () => ask({ type: 'agenda.reopen', itemId }) },
    ]
  return [
    { id: 'cover', label: 'Mark as covered', onAction: () => ask({ type: 'agenda.cover', itemId }) },
    { id: 'park', label: 'Park it…', onAction: () => open('park') },
    ...(holdOf(item, seat.party)
      ? []
      : [{ id: 'hold', label: 'Hold it open', onAction: () => ask({ type: 'agenda.hold', itemId }) }]),
  ]
}

const replyEntry = ({ table, item, seat, open }: Given): MenuEntry[] =>
  mayReplyFor(table, item, seat)
    ? [
        {
          id: 'reply',
          label: 'Reply to it…',
          description: 'Your party’s reply, kept beside the item.',
          onAction: () => open('reply'),
        },
      ]
    : []

function planEntries({ table, meeting, item, seat, ask, open }: Given): MenuEntry[] {
  const itemId = item.id
  const others = meeting.itemIds.filter((id) => id !== itemId)
  const place = meeting.itemIds.indexOf(itemId)
  const moveTo = (index: number) => {
    const afterItemId = others[index - 1]
    ask({ type: 'agenda.move', itemId, ...(afterItemId && { afterItemId }) })
  }
  return [
    { id: 'up', label: 'Move up', isDisabled: place === 0, onAction: () => moveTo(place - 1) },
    {
      id: 'down',
      label: 'Move down',
      isDisabled: place === others.length,
      onAction: () => moveTo(place + 1),
    },
    ...(mayReword(seat, item) && mayBeReworded(table, item)
      ? [
          {
            id: 'reword',
            label: 'Reword it',
            description: 'Your party raised it.',
            onAction: () => open('reword'),
          },
        ]
      : []),
    ...(mayReword(seat, item)
      ? [{ id: 'withdraw', label: 'Take it off the agenda', onAction: () => open('withdraw') }]
      : []),
  ]
}

/** What an ended meeting left open still gets an end. */
const afterwards = ({ item, seat, open }: Given): MenuEntry[] => [
  { id: 'park', label: 'Set a day, or ask for a reply…', onAction: () => open('park') },
  ...(mayReword(seat, item)
    ? [{ id: 'withdraw', label: 'Take it off the agenda', onAction: () => open('withdraw') }]
    : []),
]
