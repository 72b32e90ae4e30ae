import { found } from '../found.ts'
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

export const proposalAt = (table: Table, proposalId: Id): Proposal =>
  found(table.proposals, proposalId, {
    sentence: 'There is no such proposal at this table.',
    path: 'proposalId',
  })
