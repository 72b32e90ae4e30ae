import { needsOf, type Need } from '../actions/standing.ts'
import { proposalNeedsOf, type ProposalNeed } from '../proposals/needs.ts'
import type { Table } from '../table.ts'
import type { Day, Id } from '../words.ts'

/** Anything that waits for a seat, with what it is about. */
export type AnyNeed = ({ about: 'action' } & Need) | ({ about: 'proposal' } & ProposalNeed)

/** All that waits for this seat on this day: what was put to the parties first, then what was agreed to be done. */
export const allNeedsOf = (table: Table, seatId: Id, today: Day): AnyNeed[] => [
  ...proposalNeedsOf(table, seatId, today).map((need) => ({ about: 'proposal' as const, ...need })),
  ...needsOf(table, seatId, today).map((need) => ({ about: 'action' as const, ...need })),
]
