import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Seat } from './seat.ts'

/** The table with some of a seat's fields changed. */
export function patchSeat(table: Table, seatId: Id, change: Partial<Seat>): Table {
  const seat = table.seats[seatId]
  return seat ? { ...table, seats: { ...table.seats, [seatId]: { ...seat, ...change } } } : table
}
