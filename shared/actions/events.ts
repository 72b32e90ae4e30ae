import { event, type By } from '../rule.ts'
import type { Table } from '../table.ts'
import { Position } from '../positions/position.ts'
import { Count, Id, text } from '../words.ts'
import { Acceptance, FindingWords, Wording } from './action.ts'
import { growAction } from './patch.ts'

export const captured = event(
  'action.captured',
  { actionId: Id, meetingId: Id, itemId: Id, quote: text(1000).optional(), wording: Wording },
  (table, { actionId, wording, ...origin }, by) => ({
    ...table,
    actions: {
      ...table.actions,
      [actionId]: {
        ...origin,
        id: actionId,
        revisions: [{ ...act(table, by), revision: 1, wording }],
        answers: [],
        acceptances: [],
        reports: [],
        findings: [],
      },
    },
  }),
)

/** Rewording makes a new revision, so what others signed stays what they signed. */
export const reworded = event(
  'action.reworded',
  { actionId: Id, revision: Count, wording: Wording },
  (table, { actionId, revision, wording }, by) =>
    growAction(table, actionId, (action) => ({
      revisions: [...action.revisions, { ...act(table, by), revision, wording }],
    })),
)

export const answered = event(
  'action.answered',
  { actionId: Id, revision: Count, position: Position },
  (table, { actionId, revision, position }, by) =>
    growAction(table, actionId, (action) => ({
      answers: [...action.answers, { ...act(table, by), revision, position }],
    })),
)

/** The owner accepted or declined this wording. */
export const ownerAnswered = event(
  'action.owner_answered',
  { actionId: Id, revision: Count, acceptance: Acceptance.shape.acceptance },
  (table, { actionId, revision, acceptance }, by) =>
    growAction(table, actionId, (action) => ({
      acceptances: [...action.acceptances, { ...act(table, by), revision, acceptance }],
    })),
)

export const reported = event(
  'action.reported',
  { actionId: Id, report: Count, revision: Count, evidence: text(1000) },
  (table, { actionId, ...report }, by) =>
    growAction(table, actionId, (action) => ({
      reports: [...action.reports, { ...act(table, by), ...report }],
    })),
)

export const found = event(
  'action.found',
  { actionId: Id, report: Count, finding: FindingWords },
  (table, { actionId, report, finding }, by) =>
    growAction(table, actionId, (action) => ({
      findings: [...action.findings, { ...act(table, by), report, finding }],
    })),
)

function act(table: Table, { seatId, at }: By) {
  return { by: seatId, party: table.seats[seatId]?.party ?? ('other' as const), at }
}
