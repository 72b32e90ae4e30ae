import { z } from 'zod'
import { Position } from '../positions/position.ts'
import { Party } from '../seats/seat.ts'
import { Count, Day, Id, Instant, line, text } from '../words.ts'

const act = { by: Id, party: Party, at: Instant }

/** A fact is accepted or not, an offer is for one party, a recommendation is what a party would have the meeting say. */
export const ProposalKind = z.enum(['proposal', 'offer', 'fact', 'recommendation'])
export type ProposalKind = z.infer<typeof ProposalKind>

/** The words of one revision. */
export const ProposalWords = text(2000)

/** A party’s answer to one revision. It counts for that revision and for no other. */
export const Given = z.object({ ...act, revision: Count, position: Position })
export type Given = z.infer<typeof Given>

/** A party says that somebody who is not at the table decides about a revision. Nobody has agreed by that. */
export const DecisionAwaited = z.object({
  ...act,
  decision: Count,
  revision: Count,
  role: line(120),
  byDay: Day,
})
export type DecisionAwaited = z.infer<typeof DecisionAwaited>

/** What was decided elsewhere, and why, as the party that asked for the decision was told. */
export const DecisionTold = z.object({
  ...act,
  decision: Count,
  outcome: z.enum(['yes', 'in_part', 'no']),
  reason: text(1000),
})
export type DecisionTold = z.infer<typeof DecisionTold>

/** Something put to every party. Nothing in it is ever replaced: every list only grows. */
export const Proposal = z.object({
  id: Id,
  meetingId: Id,
  itemId: Id,
  kind: ProposalKind,
  party: Party,
  /** For an offer: the party that may take it or decline it. */
  to: Party.optional(),
  quote: text(1000).optional(),
  revisions: z.array(z.object({ ...act, revision: Count, words: ProposalWords })).min(1),
  positions: z.array(Given),
  decisions: z.array(DecisionAwaited),
  outcomes: z.array(DecisionTold),
  /** Taken back by the party that put it, with its reason. All of it can still be read. */
  withdrawn: z.object({ ...act, reason: text(600) }).optional(),
})
export type Proposal = z.infer<typeof Proposal>
