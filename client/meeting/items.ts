import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Table } from '../../shared/table.ts'

const everyItem = (table: Table, meeting: Meeting): AgendaItem[] =>
  meeting.itemIds.flatMap((itemId) => table.agenda[itemId] ?? [])

/** The items that stand on the agenda, in its order. */
export const itemsInOrder = (table: Table, meeting: Meeting): AgendaItem[] =>
  everyItem(table, meeting).filter(({ state }) => state !== 'withdrawn')

/** The items that the parties that raised them took off again; they stay readable. */
export const itemsWithdrawn = (table: Table, meeting: Meeting): AgendaItem[] =>
  everyItem(table, meeting).filter(({ state }) => state === 'withdrawn')
