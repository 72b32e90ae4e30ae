import type { Proposal } from '../../shared/proposals/proposal.ts'
import { familysItem, liveReview, review } from './meeting-world.ts'
import { head, named, parent, type Asked, type World } from './table-world.ts'

export const proposal = named('proposal')
export const offer = named('offer')
export const words = 'A teaching assistant in every written lesson'
export const nextWords = 'A teaching assistant in every written lesson of the afternoon'

type Words = Record<string, unknown>

export const putting = (kind = 'proposal', more: Words = {}): Asked => ({
  type: 'proposal.table',
  proposalId: proposal,
  meetingId: review,
  itemId: familysItem,
  kind,
  words,
  ...more,
})

export const offering = (to: string | undefined = 'family', more: Words = {}): Asked =>
  putting('offer', { proposalId: offer, words: 'Speech therapy in a group, on Mondays', to, ...more })

export const replying = (answer: string, more: Words = {}, revision = 1, proposalId = proposal): Asked => ({
  type: 'proposal.answer',
  proposalId,
  revision,
  position: { answer, ...more },
})

export const takingAway = (replyBy = '2027-05-10', proposalId = proposal) =>
  replying('take_away', { replyBy }, 1, proposalId)

export const rephrasing = (revision = 1, to = nextWords, proposalId = proposal): Asked => ({
  type: 'proposal.reword',
  proposalId,
  revision,
  words: to,
})

export const awaiting = (more: Words = {}): Asked => ({
  type: 'proposal.needs_decision',
  proposalId: proposal,
  revision: 1,
  role: 'the SEN panel',
  byDay: '2027-06-09',
  ...more,
})

export const passingOn = (outcome = 'yes', more: Words = {}): Asked => ({
  type: 'proposal.decided',
  proposalId: proposal,
  decision: 1,
  outcome,
  reason: 'The panel met on 7 June',
  ...more,
})

export const takingBack = (proposalId = proposal): Asked => ({
  type: 'proposal.withdraw',
  proposalId,
  reason: 'We put another one',
})

/** The family has put a proposal to everyone in a live review, and nobody has answered. */
export function putToAll(): World {
  const world = liveReview()
  world.asked(parent, putting())
  return world
}

/** The school has offered the family something. */
export function offered(): World {
  const world = liveReview()
  world.asked(head, offering())
  return world
}

export function proposalIn({ table }: World, proposalId = proposal): Proposal {
  const found = table.proposals[proposalId]
  if (!found) throw new Error('there is no such proposal')
  return found
}
