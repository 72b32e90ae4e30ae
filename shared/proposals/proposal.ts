import { z } from 'zod'
import { Position } from '../positions/position.ts'
import { Party } from '../seats/seat.ts'
import { Count, Day, Id, Instant, line, text } from '../words.ts'

const act = { by: Id, party: Party, at: Instant }

/** A fact is accepted or not, an offer is for one party, a recommendation is what the meeting would say. */
export const ProposalKind = z.enum(['proposal', 'offer', 'fact', 'recommendation'])
export type ProposalKind = z.infer<typeof ProposalKind>

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
  revisions: z.array(z.object({ ...act, revision: Count, words: text(2000) })).min(1),
  positions: z.array(z.object({ ...act, revision: Count, position: Position })),
  /** Agreed in principle by those here, and decided by somebody who is not. */
  decisions: z.array(
    z.object({
      ...act,
      role: line(120),
      byDay: Day,
      decided: z.object({ ...act, outcome: z.enum(['yes', 'in_part', 'no']), reason: text(1000) }).optional(),
    }),
  ),
})
export type Proposal = z.infer<typeof Proposal>
