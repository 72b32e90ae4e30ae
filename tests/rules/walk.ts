import { vi } from 'vitest'
import { reportOf } from '../../shared/actions/standing.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import type { Happened, Table } from '../../shared/table.ts'
import type { Asking } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { schemas, type Asked, type World } from './table-world.ts'

// A walk is many commands; on a busy machine a property takes longer than a test usually may.
vi.setConfig({ testTimeout: 60_000 })

/** One asking of a random walk and what came of it. Anything but events or a Refusal ends the walk as a failure. */
export type Step = {
  before: Table
  after: Table
  /** The acting seat as it was when it asked. */
  seat: Seat | undefined
  command: Asked
  events: Happened[]
  refusal: Refusal | undefined
}

/** What the server would hand to the table: what cannot be read is left out, and nobody can act as another. */
function arrived(table: Table, { by, command }: Asking): Asking | undefined {
  const action = Object.hasOwn(table.actions, String(command.actionId))
    ? table.actions[String(command.actionId)]
    : undefined
  const proposal = Object.hasOwn(table.proposals, String(command.proposalId))
    ? table.proposals[String(command.proposalId)]
    : undefined
  const numbers = {
    ...(command.revision === 'present' && { revision: (action ?? proposal)?.revisions.length ?? 1 }),
    ...(command.report === 'latest' && { report: (action && reportOf(action)?.report) ?? 1 }),
  }
  const parsed = schemas.get(command.type)?.safeParse({ ...command, ...numbers })
  if (!parsed?.success) return undefined
  return { by, command: { ...parsed.data, type: command.type } }
}

export type Mattering = (seat: Seat | undefined) => boolean

/** Asks one thing after the other, a few hours apart, leaving out what seats ask that do not matter. */
export function walk(askings: Asking[], matters: Mattering = () => true, world: World = busyTable()): Step[] {
  return askings.flatMap((asking): Step[] => {
    const before = world.table
    const asked = arrived(before, asking)
    const seat = asked && before.seats[asked.by]
    if (!asked || !matters(seat)) return []
    const step = { before, seat, command: asked.command }
    world.passDays(0.2)
    try {
      const events = world.asked(asked.by, asked.command)
      return [{ ...step, after: world.table, events, refusal: undefined }]
    } catch (err) {
      if (!(err instanceof Refusal)) throw err
      return [{ ...step, after: world.table, events: [], refusal: err }]
    }
  })
}

/** The steps of a walk at which something happened. */
export const changes = (askings: Asking[], matters?: Mattering): Step[] =>
  walk(askings, matters).filter(({ events }) => events.length > 0)

/** How often a property is tried, and from where: the same walks on every machine. */
export const runs = (numRuns: number) => ({ seed: 20_270_503, numRuns })
