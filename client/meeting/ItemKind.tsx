import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'

/** What an item of its kind collects, above its minutes: last time’s actions, open questions, dates to set. */
export function ItemKind({ meeting: _meeting, item: _item }: { meeting: Meeting; item: AgendaItem }) {
  return null
}
