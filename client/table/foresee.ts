import { decide, evolve, type Table } from '../../shared/table.ts'
import type { Unsent } from './outbox.ts'

/** The table as it will be when all this is done; what the rules refuse is left out, and the server says why. */
export function foresee(confirmed: Table, seatId: string, unsent: readonly Unsent[]): Table {
  return unsent.reduce((table, { id, at, command }) => {
    try {
      return decide(table, { seatId, at }, command)
        .map((fact, index) => ({ ...fact, at, seatId, commandId: id, seq: table.seq + index + 1 }))
        .reduce(evolve, table)
    } catch {
      return table
    }
  }, confirmed)
}
