import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'

/** What was put to every party on this item, and how each answers. */
export function ItemProposals({ meeting: _meeting, item: _item }: { meeting: Meeting; item: AgendaItem }) {
  return null
}
