import { PrivateCommand, decideSide } from '../../shared/private/commands.ts'
import { evolveSide, PrivateHappened } from '../../shared/private/events.ts'
import { emptySide, type Side } from '../../shared/private/side.ts'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'
import type { Table } from '../../shared/table.ts'
import { expect } from 'vitest'
import { frozen } from './frozen.ts'
import { firstDay, named, type Asked } from './table-world.ts'

/** One party's private side in memory, asked as the server asks it. */
export function privateWorld(table: Table) {
  const history: PrivateHappened[] = []
  let side: Side = frozen(emptySide)
  const at = () => new Date(firstDay + history.length * 60_000).toISOString()
  const decided = (seatId: string, command: Asked) =>
    decideSide(side, table, { seatId, at: at() }, frozen(PrivateCommand.parse(command)))
  return {
    history,
    get side() {
      return side
    },
    asked(seatId: string, command: Asked): PrivateHappened[] {
      const events = decided(seatId, command).map((fact): PrivateHappened => {
        const place = { seq: side.seq + 1, at: at(), seatId, commandId: named(`command${history.length}`) }
        return PrivateHappened.parse(JSON.parse(JSON.stringify({ ...fact, ...place })))
      })
      history.push(...events)
      side = frozen(events.reduce(evolveSide, side))
      return events
    },
    refused(seatId: string, command: Asked, code: RefusalCode): Refusal {
      let facts: unknown
      try {
        facts = decided(seatId, command)
      } catch (err) {
        if (!(err instanceof Refusal)) throw err
        expect(err.code, err.message).toBe(code)
        return err
      }
      throw new Error(`${command.type} was not refused: ${JSON.stringify(facts)}`)
    },
  }
}
