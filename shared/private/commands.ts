import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import type { By } from '../rule.ts'
import type { Table } from '../table.ts'
import { channelCommands } from './channel.ts'
import type { PrivateFact } from './events.ts'
import type { AtSide } from './side-rule.ts'
import type { Side } from './side.ts'
import { wantCommands } from './wants.ts'

const sideCommands = [...channelCommands, ...wantCommands] as const

type SideCommandKind = { type: string; decide: (at: AtSide, asked: { type: string }) => PrivateFact[] }
const commands: ReadonlyMap<string, SideCommandKind> = new Map(
  sideCommands.map((kind): [string, SideCommandKind] => [kind.type, kind]),
)

/** What a seat may ask of its own party's private side. There is no way to name another party's. */
export const PrivateCommand = z.discriminatedUnion(
  'type',
  [sideCommands[0].schema, ...sideCommands.slice(1).map((kind) => kind.schema)],
  { error: 'Concord does not know this command.' },
)
export type PrivateCommand = z.infer<typeof PrivateCommand>

/**
 * What happens on a party's private side when one of its seats asks for this. Nothing outside the arguments is read.
 * Throws a Refusal, in words that carry nothing of what the side holds.
 */
export function decideSide(side: Side, table: Table, by: By, asked: { type: string }): PrivateFact[] {
  const seat = table.seats[by.seatId]
  if (seat?.state !== 'seated') throw new Refusal('forbidden', 'You no longer have a seat at this table.')
  const kind = commands.get(asked.type)
  if (!kind) throw new Refusal('invalid', 'Concord does not know this command.', 'type')
  return kind.decide({ side, table, seat }, asked)
}
