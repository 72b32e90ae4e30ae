import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Each party’s own words on an item: drafted among themselves, read by all once posted. */
export function ItemStatements({ meeting: _meeting, item: _item }: { meeting: Meeting; item: AgendaItem }) {
  return null
}
