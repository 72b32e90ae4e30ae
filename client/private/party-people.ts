import type { Names } from '../../shared/names.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import { isHere, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { nameOf } from '../table/use-table.tsx'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** People by their names: "Ann, Ben and Cem"; oneself as "you". */
export const namesInWords = (names: Names, seatIds: readonly string[], ownSeatId: string): string =>
  list.format(seatIds.map((seatId) => (seatId === ownSeatId ? 'you' : nameOf(names, seatId))))

/** Who reads a party's private side now, oneself first. */
export function readersOf(table: Table, party: Party, ownSeatId: string): string[] {
  const ids = seatsOf(table, party)
    .filter(isHere)
    .map(({ id }) => id)
  return ids.toSorted((one, other) => Number(other === ownSeatId) - Number(one === ownSeatId))
}

/** A family's people write for themselves; whoever writes for an organisation may have to show it. */
export const isOrganisation = (party: Party) => party !== 'family' && party !== 'young_person'
