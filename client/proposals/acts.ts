import { mayContribute, maySign } from '../../shared/access.ts'
import type { Position } from '../../shared/positions/position.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { decisionsOf, type Decision } from '../../shared/proposals/standing.ts'
import type { Seat } from '../../shared/seats/seat.ts'

/** Something that a seat does with a proposal; each has its own form. */
export type Act =
  | { kind: 'answer'; first?: Position['answer'] }
  | { kind: 'reword' }
  | { kind: 'needs_decision' }
  | { kind: 'decided'; decision: number }
  | { kind: 'withdraw' }

export const mayAnswer = (seat: Seat, proposal: Proposal): boolean =>
  maySign(seat) && !proposal.withdrawn && (!proposal.to || proposal.to === seat.party)

export const isOwn = (seat: Seat, proposal: Proposal): boolean =>
  mayContribute(seat) && !proposal.withdrawn && proposal.party === seat.party

/** The decisions that this seat may pass on: its party asked for them. */
export const toPassOn = (seat: Seat, proposal: Proposal): Decision[] =>
  maySign(seat) && !proposal.withdrawn
    ? decisionsOf(proposal).filter((decision) => decision.party === seat.party && !decision.told)
    : []
