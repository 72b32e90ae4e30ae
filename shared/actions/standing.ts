import { parties, type Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Acceptance, Action, Answer, Finding, Report, Wording } from './action.ts'

/** How an action stands now, read from its lists. Nothing here is stored, so nothing here can disagree. */

export const revisionOf = (action: Action): number => action.revisions.length

export function wordingOf(action: Action): Wording {
  const latest = action.revisions.at(-1)
  if (!latest) throw new Error('an action has at least one wording')
  return latest.wording
}

/** The party's latest answer to the present wording, or undefined: no answer is no answer. */
export const answerOf = (action: Action, party: Party): Answer | undefined =>
  action.answers.findLast((answer) => answer.party === party && answer.revision === revisionOf(action))

/** The party's latest answer to an earlier wording, where it has not answered the present one. */
export const earlierAnswerOf = (action: Action, party: Party): Answer | undefined =>
  answerOf(action, party) ? undefined : action.answers.findLast((answer) => answer.party === party)

/** The owner's latest word on the present wording. */
export const acceptanceOf = (action: Action): Acceptance | undefined =>
  action.acceptances.findLast((given) => given.revision === revisionOf(action))

/** The latest report that the present wording is done. */
export const reportOf = (action: Action): Report | undefined =>
  action.reports.findLast((report) => report.revision === revisionOf(action))

/** What the party said last, about any report. */
const lastFindingOf = (action: Action, party: Party): Finding | undefined =>
  action.findings.findLast((finding) => finding.party === party)

/** What the party says about the latest report. */
export const findingOf = (action: Action, party: Party): Finding | undefined =>
  action.findings.findLast(
    (finding) => finding.party === party && finding.report === reportOf(action)?.report,
  )

/** The parties whose answer an action waits for or has: those with somebody seated, in the table's order. */
export const voicesOf = (table: Table): Party[] =>
  parties.filter((party) =>
    Object.values(table.seats).some((seat) => seat.party === party && seat.state === 'seated'),
  )

export type Standing = 'not_accepted' | 'declined' | 'accepted' | 'reported' | 'confirmed' | 'disputed'

/**
 * One word for the list: the owner's acts first, then what the others say of them. `confirmed` needs one
 * confirmation and no dispute. A dispute stands until the party that made it finds otherwise: reporting once more does
 * not take it out of sight.
 */
export function standingOf(action: Action): Standing {
  if (reportOf(action)) {
    const isDisputed = parties.some((party) => lastFindingOf(action, party)?.finding.kind === 'disputed')
    if (isDisputed) return 'disputed'
    return parties.some((party) => findingOf(action, party)?.finding.kind === 'confirmed')
      ? 'confirmed'
      : 'reported'
  }
  const acceptance = acceptanceOf(action)?.acceptance.kind
  return acceptance ?? 'not_accepted'
}

/** What an action waits for from one seat. `sign`: its party's answer; the rest as they are named. */
export type Need = {
  actionId: Id
  kind: 'accept' | 'sign' | 'reply' | 'report' | 'confirm' | 'resettle'
}

/** What waits for this seat on this day (`today`, as `YYYY-MM-DD`), most pressing kinds first within an action. */
export function needsOf(table: Table, seatId: Id, today: string): Need[] {
  const seat = table.seats[seatId]
  if (!seat || seat.state !== 'seated') return []
  const maySign = seat.powers.includes('sign')
  return Object.values(table.actions).flatMap((action): Need[] => {
    const need = (kind: Need['kind']): Need[] => [{ actionId: action.id, kind }]
    const isOwner = wordingOf(action).ownerSeatId === seatId
    const standing = standingOf(action)
    if (isOwner && standing === 'not_accepted') return need('accept')
    // The wording will not be done, so nobody is asked about it: those who proposed it find another way.
    if (standing === 'declined')
      return action.revisions[0]?.party === seat.party && seat.powers.includes('contribute')
        ? need('resettle')
        : []
    const report = reportOf(action)
    if (maySign && report && report.party !== seat.party && !findingOf(action, seat.party))
      return need('confirm')
    const answer = answerOf(action, seat.party)
    if (maySign && !answer) return need('sign')
    const position = answer?.position
    if (maySign && position?.answer === 'take_away' && position.replyBy <= today) return need('reply')
    const due = wordingOf(action).due.day
    return isOwner && standing === 'accepted' && due !== undefined && due <= today ? need('report') : []
  })
}
