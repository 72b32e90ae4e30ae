import { itemAt } from '../agenda/patch.ts'
import { meetingAt } from '../meetings/patch.ts'
import { isSamePosition, mustReplyOnADayToCome } from '../positions/answering.ts'
import { Position } from '../positions/position.ts'
import { Refusal } from '../refusal.ts'
import { command, need, type Actor } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Count, Day, dayOf, Id, line, optional, text } from '../words.ts'
import { answered, decisionAwaited, decisionTold, reworded, tabled, withdrawn } from './events.ts'
import { proposalAt } from './patch.ts'
import { DecisionTold, ProposalKind, ProposalWords, type Proposal } from './proposal.ts'
import { decisionsOf, positionOf, recommendationOf, revisionOf, waitsForNotice, wordsOf } from './standing.ts'

/** Puts something to every party, until the meeting ends. Nobody has answered it by that, its own party neither. */
export const put = command(
  'proposal.table',
  {
    proposalId: Id,
    meetingId: Id,
    itemId: Id,
    kind: ProposalKind,
    to: Party.optional(),
    words: ProposalWords,
    quote: optional(text(1000)),
  },
  (table, actor, proposal) => {
    need(actor, 'contribute', 'put something to everyone')
    if (table.proposals[proposal.proposalId])
      throw new Refusal('invalid', 'This was put to everyone already.', 'proposalId')
    if (meetingAt(table, proposal.meetingId).state === 'ended')
      throw new Refusal('closed', 'This meeting has ended. Put it to everyone at the next one.')
    const item = itemAt(table, proposal.itemId)
    if (item.meetingId !== proposal.meetingId)
      throw new Refusal('invalid', 'This agenda item belongs to another meeting.', 'itemId')
    if (item.state === 'withdrawn')
      throw new Refusal('closed', 'This matter was taken off the agenda. Choose another item for it.')
    offerMustHaveSomebodyToGoTo(table, actor, proposal)
    if (proposal.kind === 'recommendation' && recommendationOf(table, item.id, actor.party))
      throw new Refusal('invalid', 'Your party has a recommendation here already. Reword that one instead.')
    return [tabled(proposal)]
  },
)

/**
 * Rewords what one's own party has put. `revision` is the wording that the author had in front of them: if another
 * came first, the command is refused as stale, so that its author sees both and chooses.
 */
export const reword = command(
  'proposal.reword',
  { proposalId: Id, revision: Count, words: ProposalWords },
  (table, actor, { proposalId, revision, words }) => {
    const proposal = ownProposal(table, actor, proposalId, 'reword')
    mustBePresent(proposal, revision, 'Someone reworded this while you were writing. Compare both wordings.')
    return wordsOf(proposal) === words ? [] : [reworded({ proposalId, revision: revision + 1, words })]
  },
)

/** The party’s own answer to one exact wording. It may answer again; every answer stays. */
export const answer = command(
  'proposal.answer',
  { proposalId: Id, revision: Count, position: Position },
  (table, actor, { proposalId, revision, position }) => {
    need(actor, 'sign', 'answer for your party')
    const proposal = standingProposal(table, proposalId)
    if (proposal.to && proposal.to !== actor.party)
      throw new Refusal('forbidden', 'Only the party that this was offered to can take it or decline it.')
    mustBePresent(proposal, revision, 'This was reworded. Read the new words, then answer them.')
    mustReplyOnADayToCome(position, actor.at)
    if (position.answer !== 'take_away' && waitsForNotice(table, proposal))
      throw new Refusal('invalid', hadNoNotice, 'position.answer')
    const last = positionOf(proposal, actor.party)?.position
    return last && isSamePosition(last, position) ? [] : [answered({ proposalId, revision, position })]
  },
)

const hadNoNotice =
  'This matter came up in the meeting, so nobody had time to prepare: it is for the next meeting unless every party does without notice. Until then your party can take it away and reply by a day.'

/** Says that somebody who is not at the table has to decide, and by when. It is nobody’s agreement. */
export const needsDecision = command(
  'proposal.needs_decision',
  { proposalId: Id, revision: Count, role: line(120), byDay: Day },
  (table, actor, { proposalId, revision, role, byDay }) => {
    need(actor, 'sign', 'say for your party who has to decide')
    const proposal = standingProposal(table, proposalId)
    mustBePresent(
      proposal,
      revision,
      'This was reworded. Read the new words, then say who decides about them.',
    )
    if (byDay < dayOf(actor.at))
      throw new Refusal('invalid', 'Choose a day for the decision that has not passed.', 'byDay')
    const isAsked = decisionsOf(proposal).some(
      (known) => known.party === actor.party && known.role === role && known.byDay === byDay,
    )
    const decision = proposal.decisions.length + 1
    return isAsked ? [] : [decisionAwaited({ proposalId, decision, revision, role, byDay })]
  },
)

/** Passes on what was decided elsewhere: a fact, and nobody’s answer. The party that asked for the decision was told. */
export const decided = command(
  'proposal.decided',
  { proposalId: Id, decision: Count, outcome: DecisionTold.shape.outcome, reason: text(1000) },
  (table, actor, { proposalId, ...told }) => {
    need(actor, 'sign', 'pass on a decision')
    const proposal = standingProposal(table, proposalId)
    const awaited = proposal.decisions.find(({ decision }) => decision === told.decision)
    if (!awaited) throw new Refusal('not_found', 'Nobody has asked for this decision.', 'decision')
    if (awaited.party !== actor.party)
      throw new Refusal('forbidden', 'The party that asked for this decision passes it on.')
    const last = proposal.outcomes.findLast(({ decision }) => decision === told.decision)
    const isSame = last?.outcome === told.outcome && last.reason === told.reason
    return isSame ? [] : [decisionTold({ proposalId, ...told })]
  },
)

/** Takes back what one’s own party has put, with a reason. It stays readable, with all that was answered. */
export const withdraw = command(
  'proposal.withdraw',
  { proposalId: Id, reason: text(600) },
  (table, actor, { proposalId, reason }) => {
    ownProposal(table, actor, proposalId, 'withdraw')
    return [withdrawn({ proposalId, reason })]
  },
)

function offerMustHaveSomebodyToGoTo(
  table: Table,
  actor: Actor,
  { kind, to }: { kind: ProposalKind; to?: Party | undefined },
) {
  if (kind !== 'offer') {
    if (to) throw new Refusal('invalid', 'Only an offer is made to one party. This is put to all.', 'to')
    return
  }
  if (!to) throw new Refusal('invalid', 'Choose the party that this is offered to.', 'to')
  if (to === actor.party) throw new Refusal('invalid', 'An offer goes to another party than your own.', 'to')
  const isAtTable = table.parties[to] ?? Object.values(table.seats).some(({ party }) => party === to)
  if (!isAtTable) throw new Refusal('invalid', 'Choose a party that has a place at this table.', 'to')
}

function ownProposal(table: Table, actor: Actor, proposalId: Id, deed: string): Proposal {
  need(actor, 'contribute', `${deed} what your party has put`)
  const proposal = standingProposal(table, proposalId)
  if (proposal.party !== actor.party)
    throw new Refusal('forbidden', `Only the party that put this can ${deed} it.`)
  return proposal
}

function standingProposal(table: Table, proposalId: Id): Proposal {
  const proposal = proposalAt(table, proposalId)
  if (proposal.withdrawn)
    throw new Refusal('closed', 'This was withdrawn by the party that had put it. It stays here to be read.')
  return proposal
}

function mustBePresent(proposal: Proposal, revision: number, sentence: string) {
  if (revision !== revisionOf(proposal)) throw new Refusal('stale', sentence, 'revision')
}

export const proposalCommands = [put, reword, answer, needsDecision, decided, withdraw] as const
