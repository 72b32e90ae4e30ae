import { decideSide, PrivateCommand } from '../../shared/private/commands.ts'
import { evolveSide, type PrivateHappened } from '../../shared/private/events.ts'
import type { Side } from '../../shared/private/side.ts'
import type { Table } from '../../shared/table.ts'
import type { Unsent } from '../table/outbox.ts'

/** What may be asked of one's own party's side. */
export type PrivateAsked = PrivateCommand

/** The side as it will be when all this is done; what the rules refuse is left out, and the server says why. */
export function foreseeSide(
  confirmed: Side,
  table: Table,
  seatId: string,
  unsent: readonly Unsent<PrivateAsked>[],
): Side {
  return unsent.reduce((side, { id, at, command }) => {
    try {
      return decideSide(side, table, { seatId, at }, command)
        .map((fact): PrivateHappened => ({ ...fact, seq: side.seq + 1, at, seatId, commandId: id }))
        .reduce(evolveSide, side)
    } catch {
      return side
    }
  }, confirmed)
}

/** What was kept on the device, if it is still something that can be asked. */
export const understoodCommand = (kept: unknown): PrivateAsked | undefined =>
  PrivateCommand.safeParse(kept).data
