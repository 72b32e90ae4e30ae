import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'

/** How an item comes to its end: everybody is asked, its minutes are read back, then it is covered, parked or held open. */
export function ItemFoot({ meeting: _meeting, item: _item }: { meeting: Meeting; item: AgendaItem }) {
  return null
}
