import type { Proposal, ProposalKind } from '../../shared/proposals/proposal.ts'
import { decisionsOf, standingOf, type Decision, type Standing } from '../../shared/proposals/standing.ts'
import { partyWord, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { dayWords, today } from '../table/days.ts'
import { outcomeWords } from './words.ts'

export const partyName = (table: Table, party: Party) => table.parties[party]?.name ?? partyWord[party]

/** "A", "A and B", "A, B and C". */
export const allOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** How a proposal stands, in a few short sentences: first what holds, then who or what it waits for. */
export function stateWords(table: Table, proposal: Proposal, now = today()): string {
  const standing = standingOf(table, proposal)
  if (proposal.withdrawn) return `Withdrawn by ${partyName(table, proposal.withdrawn.party)}.`
  const names = (some: readonly Party[]) => allOf(some.map((party) => partyName(table, party)))
  const decisions = decisionsOf(proposal)
  const lead = leadWords(proposal.kind, standing, names)
  return [
    lead,
    ...standing.takenAway.map(({ party, replyBy }) =>
      replyBy < now
        ? `Taken away by ${names([party])}; the reply was due ${dayWords(replyBy, now)}.`
        : `Taken away by ${names([party])} until ${dayWords(replyBy, now)}.`,
    ),
    standing.silent.length > 0 && `No answer yet from ${names(standing.silent)}.`,
    ...decisions.map((decision) => decisionWords(table, decision, standing.is === 'in_principle', now)),
    // Who was not asked has not agreed either: where an outcome is stated, so is that.
    lead && standing.notThere.length > 0 && `Not at the table: ${names(standing.notThere)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const agreed: Record<ProposalKind, string> = {
  proposal: 'Agreed by every party at the table.',
  offer: 'Accepted.',
  fact: 'Accepted as fact by every party at the table.',
  recommendation: 'Every party at the table agrees with it.',
}

function leadWords(
  kind: ProposalKind,
  { is, agree, inPart, disagree }: Standing,
  names: (some: readonly Party[]) => string,
): string {
  if (is === 'one_answer') return `Only ${names([...agree, ...inPart])} has answered.`
  if (is === 'agreed' || is === 'decided') return agreed[kind]
  if (is === 'in_principle') return 'Agreed in principle.'
  if (is === 'agreed_in_part')
    return kind === 'offer' || kind === 'fact' ? 'Accepted in part.' : 'Agreed in part.'
  if (is !== 'different_views') return ''
  if (kind === 'offer') return `Declined by ${names(disagree)}, in their own words below.`
  if (kind === 'fact') return `Not accepted by ${names(disagree)}.`
  return 'Different views.'
}

/** What waits for somebody who is not at the table, or what they decided, as the party says that passed it on. */
export function decisionWords(
  table: Table,
  { role, byDay, told }: Decision,
  isInPrinciple: boolean,
  now = today(),
): string {
  if (told)
    return `Decided by ${role}, as ${partyName(table, told.party)} passed on: ${outcomeWords[told.outcome]}.`
  const day = dayWords(byDay, now)
  if (byDay < now) return `The decision by ${role} was due ${day}.`
  return `${isInPrinciple ? 'It waits for' : 'Needs'} a decision by ${role} by ${day}.`
}
