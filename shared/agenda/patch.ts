import { found } from '../found.ts'
import type { By } from '../rule.ts'
import type { Party } from '../seats/seat.ts'
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

/** The parties that were heard on an item, with this one. */
export const heardOn = ({ heard }: AgendaItem, party: Party): Party[] =>
  heard.includes(party) ? heard : [...heard, party]

export const itemAt = (table: Table, itemId: Id): AgendaItem =>
  found(table.agenda, itemId, { sentence: 'There is no such agenda item.', path: 'itemId' })
