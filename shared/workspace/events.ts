import { z } from 'zod'
import { event } from '../rule.ts'
import { Party, Power } from '../seats/seat.ts'
import { line } from '../words.ts'

/** The first event of every table: who opened it, and the parties that were named. */
export const opened = event(
  'workspace.opened',
  {
    parties: z.array(z.object({ party: Party, name: line(120) })),
    seat: z.object({
      party: Party,
      role: line(80),
      organisation: line(120).optional(),
      powers: z.array(Power),
    }),
  },
  (table, { parties, seat }, { seatId, at }) => ({
    ...table,
    openedAt: at,
    parties: Object.fromEntries(parties.map(({ party, name }) => [party, { name }])),
    seats: { [seatId]: { ...seat, id: seatId, isSupporter: false, state: 'seated', seatedAt: at } },
  }),
)

export const partyNamed = event(
  'party.named',
  { party: Party, name: line(120) },
  (table, { party, name }) => ({
    ...table,
    parties: { ...table.parties, [party]: { name } },
  }),
)
