import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { AgendaItem } from './item.ts'

/** A matter goes from meeting to meeting, at each as an item of its own that says which one it goes on with. */

type Agenda = Table['agenda']

/** By the agenda, which is never changed in place: to look through all items for each of them would be slow. */
const known = new WeakMap<Agenda, ReadonlyMap<Id, AgendaItem[]>>()

function goingOnIn(agenda: Agenda): ReadonlyMap<Id, AgendaItem[]> {
  const before = known.get(agenda)
  if (before) return before
  const goingOn = new Map<Id, AgendaItem[]>()
  for (const item of Object.values(agenda)) {
    if (!item.carriedFrom) continue
    const others = goingOn.get(item.carriedFrom)
    if (others) others.push(item)
    else goingOn.set(item.carriedFrom, [item])
  }
  known.set(agenda, goingOn)
  return goingOn
}

/** The items of other agendas that go on with this one. */
export const goingOnWith = (table: Table, itemId: Id): readonly AgendaItem[] =>
  goingOnIn(table.agenda).get(itemId) ?? []

/** Those that go on with this one, and those that go on with them. */
export const itemsAfter = (table: Table, itemId: Id): AgendaItem[] =>
  goingOnWith(table, itemId).flatMap((item) => [item, ...itemsAfter(table, item.id)])

/** The items that this one goes on with, the nearest first. */
export function itemsBefore(table: Table, { carriedFrom }: AgendaItem): AgendaItem[] {
  const before = carriedFrom && table.agenda[carriedFrom]
  return before ? [before, ...itemsBefore(table, before)] : []
}

/** Every item that a matter has been, whichever of them is given: the first one first. */
export function chainOf(table: Table, item: AgendaItem): AgendaItem[] {
  const first = itemsBefore(table, item).at(-1) ?? item
  return [first, ...itemsAfter(table, first.id)]
}
