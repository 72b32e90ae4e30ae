import { actOf } from '../agenda/patch.ts'
import { Position } from '../positions/position.ts'
import { event } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import { Count, Day, Id, line, text } from '../words.ts'
import { growProposal } from './patch.ts'
import { DecisionTold, ProposalKind, ProposalWords } from './proposal.ts'

export const tabled = event(
  'proposal.tabled',
  {
    proposalId: Id,
    meetingId: Id,
    itemId: Id,
    kind: ProposalKind,
    to: Party.optional(),
    words: ProposalWords,
    quote: text(1000).optional(),
  },
  (table, { proposalId, words, ...origin }, by) => ({
    ...table,
    proposals: {
      ...table.proposals,
      [proposalId]: {
        ...origin,
        id: proposalId,
        party: actOf(table, by).party,
        revisions: [{ ...actOf(table, by), revision: 1, words }],
        positions: [],
        decisions: [],
        outcomes: [],
      },
    },
  }),
)

/** Rewording makes a new revision, so what others answered stays what they answered. */
export const reworded = event(
  'proposal.reworded',
  { proposalId: Id, revision: Count, words: ProposalWords },
  (table, { proposalId, ...revision }, by) =>
    growProposal(table, proposalId, ({ revisions }) => ({
      revisions: [...revisions, { ...actOf(table, by), ...revision }],
    })),
)

export const answered = event(
  'proposal.answered',
  { proposalId: Id, revision: Count, position: Position },
  (table, { proposalId, ...given }, by) =>
    growProposal(table, proposalId, ({ positions }) => ({
      positions: [...positions, { ...actOf(table, by), ...given }],
    })),
)

/** Somebody who is not at the table is to decide. */
export const decisionAwaited = event(
  'proposal.decision_awaited',
  { proposalId: Id, decision: Count, revision: Count, role: line(120), byDay: Day },
  (table, { proposalId, ...awaited }, by) =>
    growProposal(table, proposalId, ({ decisions }) => ({
      decisions: [...decisions, { ...actOf(table, by), ...awaited }],
    })),
)

/** What they decided, as the party that had asked was told. */
export const decisionTold = event(
  'proposal.decision_told',
  { proposalId: Id, decision: Count, outcome: DecisionTold.shape.outcome, reason: text(1000) },
  (table, { proposalId, ...told }, by) =>
    growProposal(table, proposalId, ({ outcomes }) => ({
      outcomes: [...outcomes, { ...actOf(table, by), ...told }],
    })),
)

export const withdrawn = event(
  'proposal.withdrawn',
  { proposalId: Id, reason: text(600) },
  (table, { proposalId, reason }, by) =>
    growProposal(table, proposalId, () => ({ withdrawn: { ...actOf(table, by), reason } })),
)
