import { powersAt } from '../attendance/powers-at.ts'
import type { Table } from '../table.ts'
import type { Day, Id } from '../words.ts'
import { askedOf, decisionsOf, positionOf } from './standing.ts'
import type { Proposal } from './proposal.ts'

/**
 * What a proposal waits for from one seat. `answer`: its party has said nothing to the present words; `reply_soon` and
 * `reply`: its party took them away, and the day is near or has come; `decision`: the day has come by which somebody
 * was to decide for whom its party asked.
 */
export type ProposalNeed = { proposalId: Id; kind: 'answer' | 'reply_soon' | 'reply' | 'decision'; day?: Day }

/** How many days before it a day to reply by is near. */
const nearDays = 3
const dayMs = 24 * 60 * 60_000

const isNear = (day: Day, today: Day) => Date.parse(day) - Date.parse(today) <= nearDays * dayMs

/** What waits for this seat on this day (`today`, as `YYYY-MM-DD`), in the order in which it was put. */
export function proposalNeedsOf(table: Table, seatId: Id, today: Day): ProposalNeed[] {
  const seat = table.seats[seatId]
  if (!seat || seat.state !== 'seated') return []
  return Object.values(table.proposals).flatMap((proposal) => {
    // A stand-in who may not sign at a meeting is not asked to.
    const maySign = powersAt(seat, table.meetings[proposal.meetingId]).includes('sign')
    if (!maySign || proposal.withdrawn || table.agenda[proposal.itemId]?.state === 'withdrawn') return []
    const kind = needOf(table, proposal, seat.party, today)
    return kind ? [{ proposalId: proposal.id, ...kind }] : []
  })
}

function needOf(
  table: Table,
  proposal: Proposal,
  party: Proposal['party'],
  today: Day,
): Omit<ProposalNeed, 'proposalId'> | undefined {
  const position = positionOf(proposal, party)?.position
  if (!position && askedOf(table, proposal).includes(party)) return { kind: 'answer' }
  if (position?.answer === 'take_away' && isNear(position.replyBy, today))
    return { kind: position.replyBy <= today ? 'reply' : 'reply_soon', day: position.replyBy }
  const due = decisionsOf(proposal).find(
    (decision) => decision.party === party && !decision.told && decision.byDay <= today,
  )
  return due && { kind: 'decision', day: due.byDay }
}
