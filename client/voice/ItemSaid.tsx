import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Words of an item that were kept as they were said, each with the versions beside it. */
export function ItemSaid({ meeting: _meeting, item: _item }: { meeting: Meeting; item: AgendaItem }) {
  return null
}
