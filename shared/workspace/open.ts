import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { command } from '../rule.ts'
import { Party, powers } from '../seats/seat.ts'
import { line, optional } from '../words.ts'
import { opened } from './events.ts'

/** The parties to name when a table is opened; every table has the opener's own. */
export const PartiesToName = z
  .array(z.object({ party: Party, name: line(120) }))
  .min(1, 'Name at least your own party.')
  .max(7)
  .refine((list) => new Set(list.map(({ party }) => party)).size === list.length, 'Name each party once.')

/** Opens a table. The opener takes the first seat of their own party, with every power, and no other party's. */
export const openWorkspace = command(
  'workspace.open',
  { parties: PartiesToName, party: Party, role: line(80), organisation: optional(line(120)) },
  (table, _actor, { parties, party, role, organisation }) => {
    if (table.seq > 0) throw new Refusal('closed', 'This table is open already.')
    if (!parties.some((named) => named.party === party))
      throw new Refusal('invalid', 'Name your own party as well.', 'parties')
    return [opened({ parties, seat: { party, role, organisation, powers: [...powers] } })]
  },
)
