import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Want } from '../../shared/private/side.ts'
import type { Table } from '../../shared/table.ts'

/** The item that a want stands on the agenda as; none when it was never put there, or taken off again. */
export function publishedAs(table: Table, { publishedItemId }: Want): AgendaItem | undefined {
  const item = publishedItemId === undefined ? undefined : table.agenda[publishedItemId]
  return item?.state === 'withdrawn' ? undefined : item
}
