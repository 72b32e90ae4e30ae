import { itemAt } from '../agenda/patch.ts'
import { meetingAt } from '../meetings/patch.ts'
import { mustReplyOnADayToCome } from '../positions/answering.ts'
import { Position } from '../positions/position.ts'
import { Refusal } from '../refusal.ts'
import { command, need, type Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import { Count, Id, optional, text } from '../words.ts'
import { Acceptance, FindingWords, Wording, type Action } from './action.ts'
import { answered, captured, found, ownerAnswered, reported, reworded } from './events.ts'
import { actionAt } from './patch.ts'
import { acceptanceOf, reportOf, revisionOf, wordingOf } from './standing.ts'

/** Captures an action from what was said. It is proposed: nobody has agreed and its owner has not accepted. */
export const capture = command(
  'action.capture',
  { actionId: Id, meetingId: Id, itemId: Id, quote: optional(text(1000)), wording: Wording },
  (table, actor, action) => {
    need(actor, 'contribute', 'propose an action')
    if (table.actions[action.actionId])
      throw new Refusal('invalid', 'This action exists already.', 'actionId')
    meetingAt(table, action.meetingId)
    if (itemAt(table, action.itemId).meetingId !== action.meetingId)
      throw new Refusal('invalid', 'This agenda item belongs to another meeting.', 'itemId')
    ownerMustSit(table, action.wording)
    return [captured(action)]
  },
)

/**
 * Rewords an action. `revision` is the wording that the author had in front of them: if another came first, the
 * command is refused as stale, so that its author sees both wordings and chooses.
 */
export const reword = command(
  'action.reword',
  { actionId: Id, revision: Count, wording: Wording },
  (table, actor, { actionId, revision, wording }) => {
    need(actor, 'contribute', 'reword an action')
    const action = actionAt(table, actionId)
    mustBePresent(
      action,
      revision,
      'Someone reworded this action while you were writing. Compare both wordings.',
    )
    if (reportOf(action))
      throw new Refusal(
        'closed',
        'This was reported as done, so its wording stays. Propose a new action for what is still to be done.',
      )
    if (isSameWording(wordingOf(action), wording)) return []
    ownerMustSit(table, wording)
    return [reworded({ actionId, revision: revision + 1, wording })]
  },
)

/** The party's position on one exact wording. It may answer again; every answer stays in the history. */
export const answer = command(
  'action.answer',
  { actionId: Id, revision: Count, position: Position },
  (table, actor, { actionId, revision, position }) => {
    need(actor, 'sign', 'answer for your party')
    const action = actionAt(table, actionId)
    mustBePresent(action, revision, 'This action was reworded. Read the new wording, then answer it.')
    mustReplyOnADayToCome(position, actor.at)
    return [answered({ actionId, revision, position })]
  },
)

/** "I will do this", or "I will not, because": the owner's own act, which no one else can do. */
export const ownerAnswer = command(
  'action.owner_answer',
  { actionId: Id, revision: Count, acceptance: Acceptance.shape.acceptance },
  (table, actor, { actionId, revision, acceptance }) => {
    const action = ownAction(table, actor, actionId, 'accept or decline it')
    mustBePresent(action, revision, 'This action was reworded. Read the new wording, then answer it.')
    if (reportOf(action))
      throw new Refusal('closed', 'You reported this as done. Report on it again if something changed.')
    const already = acceptanceOf(action)?.acceptance.kind
    if (already === 'accepted' && acceptance.kind === 'accepted') return []
    return [ownerAnswered({ actionId, revision, acceptance })]
  },
)

/** The owner says that it is done, and how that can be seen. Whether it is, the others say too. */
export const report = command(
  'action.report',
  { actionId: Id, revision: Count, evidence: text(1000) },
  (table, actor, { actionId, revision, evidence }) => {
    const action = ownAction(table, actor, actionId, 'report that it is done')
    mustBePresent(action, revision, 'This action was reworded. Read the new wording, then answer it.')
    if (acceptanceOf(action)?.acceptance.kind !== 'accepted')
      throw new Refusal('invalid', 'Accept this action first, then report what was done.')
    return [reported({ actionId, report: action.reports.length + 1, revision, evidence })]
  },
)

/** Another party confirms the latest report, disputes it, or says that it cannot tell. */
export const find = command(
  'action.find',
  { actionId: Id, report: Count, finding: FindingWords },
  (table, actor, { actionId, report: number, finding }) => {
    need(actor, 'sign', 'say for your party whether this was done')
    const action = actionAt(table, actionId)
    const latest = reportOf(action)
    if (!latest) throw new Refusal('invalid', 'Its owner has not reported this action as done yet.')
    if (latest.report !== number)
      throw new Refusal('stale', 'There is a newer report. Read it, then say what you see.', 'report')
    if (latest.party === actor.party)
      throw new Refusal('forbidden', 'The other parties say whether they see it too; yours made the report.')
    return [found({ actionId, report: number, finding })]
  },
)

function mustBePresent(action: Action, revision: number, sentence: string) {
  if (revision !== revisionOf(action)) throw new Refusal('stale', sentence, 'revision')
}

function ownerMustSit(table: Table, { ownerSeatId }: Wording) {
  const state = table.seats[ownerSeatId]?.state
  if (state !== 'seated' && state !== 'invited')
    throw new Refusal('invalid', 'Choose an owner who has a seat at this table.', 'wording.ownerSeatId')
}

function ownAction(table: Table, actor: Actor, actionId: Id, deed: string): Action {
  const action = actionAt(table, actionId)
  if (wordingOf(action).ownerSeatId !== actor.seatId)
    throw new Refusal('forbidden', `Only the owner of an action can ${deed}.`)
  return action
}

function isSameWording(a: Wording, b: Wording): boolean {
  return (
    a.what === b.what &&
    a.doneWhen === b.doneWhen &&
    a.ownerSeatId === b.ownerSeatId &&
    a.due.kind === b.due.kind &&
    a.due.day === b.due.day &&
    (a.due.kind === 'event' && b.due.kind === 'event' ? a.due.event === b.due.event : true)
  )
}

export const actionCommands = [capture, reword, answer, ownerAnswer, report, find] as const
