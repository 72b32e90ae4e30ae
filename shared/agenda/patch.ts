import { Refusal } from '../refusal.ts'
import type { By } from '../rule.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { AgendaItem } from './item.ts'

/** The table with some of an agenda item's fields changed. */
export function patchItem(table: Table, itemId: Id, change: Partial<AgendaItem>): Table {
  const item = table.agenda[itemId]
  return item ? { ...table, agenda: { ...table.agenda, [itemId]: { ...item, ...change } } } : table
}

/** The table with an agenda item changed by adding to it. */
export function growItem(table: Table, itemId: Id, grow: (item: AgendaItem) => Partial<AgendaItem>): Table {
  const item = table.agenda[itemId]
  return item ? patchItem(table, itemId, grow(item)) : table
}

/** Who does it, for which party and when. */
export const actOf = (table: Table, { seatId, at }: By) => ({
  by: seatId,
  party: table.seats[seatId]?.party ?? ('other' as const),
  at,
})

export function itemAt(table: Table, itemId: Id): AgendaItem {
  const item = table.agenda[itemId]
  // Own fields only: every object also has members such as `__defineGetter__`, which is a well-formed identifier.
  if (!item || !Object.hasOwn(table.agenda, itemId))
    throw new Refusal('not_found', 'There is no such agenda item.', 'itemId')
  return item
}
