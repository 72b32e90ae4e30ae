import { Refusal } from '../refusal.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Proposal } from './proposal.ts'

/** The table with a proposal changed by adding to it. */
export function growProposal(
  table: Table,
  proposalId: Id,
  grow: (proposal: Proposal) => Partial<Proposal>,
): Table {
  const proposal = table.proposals[proposalId]
  if (!proposal) return table
  return {
    ...table,
    proposals: { ...table.proposals, [proposalId]: { ...proposal, ...grow(proposal) } },
  }
}

export function proposalAt(table: Table, proposalId: Id): Proposal {
  const proposal = table.proposals[proposalId]
  // Own fields only: every object also has members such as `__defineGetter__`, which is a well-formed identifier.
  if (!proposal || !Object.hasOwn(table.proposals, proposalId))
    throw new Refusal('not_found', 'There is no such proposal at this table.', 'proposalId')
  return proposal
}
