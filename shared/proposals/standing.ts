import { voicesOf } from '../actions/standing.ts'
import { isForNextMeeting } from '../agenda/standing.ts'
import { parties, type Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Day } from '../words.ts'
import type { DecisionAwaited, DecisionTold, Given, Proposal } from './proposal.ts'

/** How a proposal stands now, read from its lists. Nothing here is stored, so nothing here can disagree. */

export const revisionOf = (proposal: Proposal): number => proposal.revisions.length

export function wordsOf(proposal: Proposal): string {
  const latest = proposal.revisions.at(-1)
  if (!latest) throw new Error('a proposal has at least one wording')
  return latest.words
}

/** The party’s last answer to the present words, or undefined: no answer is no answer. */
export const positionOf = (proposal: Proposal, party: Party): Given | undefined =>
  proposal.positions.findLast((given) => given.party === party && given.revision === revisionOf(proposal))

/** The party’s last answer to earlier words, where it has not answered the present ones. */
export const earlierPositionOf = (proposal: Proposal, party: Party): Given | undefined =>
  positionOf(proposal, party) ? undefined : proposal.positions.findLast((given) => given.party === party)

/**
 * The parties that are asked, in the table’s order: for an offer the one that it was made to, else every party that
 * has somebody seated. What a party answered goes on counting after all its people have left.
 */
export function askedOf(table: Table, proposal: Proposal): Party[] {
  if (proposal.to) return [proposal.to]
  const voices = new Set(voicesOf(table))
  return parties.filter((party) => voices.has(party) || positionOf(proposal, party))
}

/**
 * Whether nothing but “take away” is an answer for now: the matter came up in the meeting that is going on, and not every
 * party does without notice. After the meeting everybody has had time, and who took it away has a day to reply by.
 */
export function waitsForNotice(table: Table, { itemId, meetingId }: Proposal): boolean {
  const item = table.agenda[itemId]
  return item !== undefined && table.meetings[meetingId]?.state === 'live' && isForNextMeeting(table, item)
}

/** A decision that is asked for elsewhere, with what was told of it last. */
export type Decision = DecisionAwaited & { told: DecisionTold | undefined }

/** The decisions about the present words. Those about earlier words count for nothing here. */
export const decisionsOf = (proposal: Proposal): Decision[] =>
  allDecisionsOf(proposal).filter(({ revision }) => revision === revisionOf(proposal))

export const allDecisionsOf = (proposal: Proposal): Decision[] =>
  proposal.decisions.map((awaited) => ({
    ...awaited,
    told: proposal.outcomes.findLast(({ decision }) => decision === awaited.decision),
  }))

export type TakenAway = { party: Party; replyBy: Day }

/** Who says what to the present words, and the one state that comes of it. */
export type Standing = {
  is:
    | 'withdrawn'
    | 'different_views'
    | 'taken_away'
    | 'no_answer'
    | 'one_answer'
    | 'agreed_in_part'
    | 'in_principle'
    | 'decided'
    | 'agreed'
  agree: Party[]
  inPart: Party[]
  disagree: Party[]
  takenAway: TakenAway[]
  silent: Party[]
  /** Parties of this table that have nobody there to ask. They have said nothing either. */
  notThere: Party[]
  /** Decisions that somebody else still has to take. */
  pending: Decision[]
}

/**
 * The state of a proposal. It is agreed only when every party that is asked has agreed to these words itself: a party
 * that says nothing, or that took them away, keeps it open for as long as it does. Nobody agrees with itself alone: what
 * is put to everyone has the answers of two parties at least, and an offer that of another than made it.
 */
export function standingOf(table: Table, proposal: Proposal): Standing {
  const asked = askedOf(table, proposal)
  const who = (answer: string) =>
    asked.filter((party) => positionOf(proposal, party)?.position.answer === answer)
  const parts = {
    agree: who('agree'),
    inPart: who('agree_in_part'),
    disagree: who('disagree'),
    takenAway: takenAwayFrom(proposal, asked),
    silent: asked.filter((party) => !positionOf(proposal, party)),
    notThere: proposal.to ? [] : partiesOf(table).filter((party) => !asked.includes(party)),
    pending: decisionsOf(proposal).filter(({ told }) => !told),
  }
  return { is: stateOf(proposal, parts), ...parts }
}

function stateOf(
  proposal: Proposal,
  { agree, disagree, takenAway, silent, inPart, pending }: Omit<Standing, 'is'>,
): Standing['is'] {
  if (proposal.withdrawn) return 'withdrawn'
  if (disagree.length > 0) return 'different_views'
  if (takenAway.length > 0) return 'taken_away'
  if (silent.length > 0) return 'no_answer'
  if (!proposal.to && agree.length + inPart.length < 2) return 'one_answer'
  if (inPart.length > 0) return 'agreed_in_part'
  if (pending.length > 0) return 'in_principle'
  return decisionsOf(proposal).length > 0 ? 'decided' : 'agreed'
}

/** Every party that this table is of: with a name, or with a place for somebody. */
function partiesOf(table: Table): Party[] {
  const placed = new Set(Object.values(table.seats).map(({ party }) => party))
  return parties.filter((party) => placed.has(party) || table.parties[party])
}

function takenAwayFrom(proposal: Proposal, asked: readonly Party[]): TakenAway[] {
  return asked.flatMap((party) => {
    const position = positionOf(proposal, party)?.position
    return position?.answer === 'take_away' ? [{ party, replyBy: position.replyBy }] : []
  })
}

/** What was put to the parties on an item, in the order in which it was. */
export const proposalsOn = (table: Table, itemId: string): Proposal[] =>
  Object.values(table.proposals).filter((proposal) => proposal.itemId === itemId)

/** What a party would have the meeting recommend on an item, if it has said so. */
export const recommendationOf = (table: Table, itemId: string, party: Party): Proposal | undefined =>
  proposalsOn(table, itemId).find(
    (proposal) => proposal.kind === 'recommendation' && proposal.party === party && !proposal.withdrawn,
  )
