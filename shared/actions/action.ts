import { z } from 'zod'
import { Position } from '../positions/position.ts'
import { Party } from '../seats/seat.ts'
import { Count, Day, Id, Instant, line, optional, text } from '../words.ts'

/** When an action is due: on a day, or before something that everyone knows the date of or will. */
export const Due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), day: Day }),
  z.strictObject({ kind: z.literal('event'), event: line(160), day: Day.optional() }),
])
export type Due = z.infer<typeof Due>

/** The words that are signed: what, who, by when, and how everyone will know that it was done. */
export const Wording = z.strictObject({
  what: text(600),
  ownerSeatId: Id,
  due: Due,
  doneWhen: optional(text(600)),
})
export type Wording = z.infer<typeof Wording>

const act = { by: Id, party: Party, at: Instant }

export const Revision = z.object({ ...act, revision: Count, wording: Wording })

/** A party's sign-off on one wording. It counts for that revision and for no other. */
export const Answer = z.object({ ...act, revision: Count, position: Position })
export type Answer = z.infer<typeof Answer>

/** The owner's own act: "I will do this", or not, and why. */
export const Acceptance = z.object({
  ...act,
  revision: Count,
  acceptance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('accepted') }),
    z.strictObject({ kind: z.literal('declined'), reason: text(1000) }),
  ]),
})
export type Acceptance = z.infer<typeof Acceptance>

/** The owner reports that this wording is done, and how that can be seen. */
export const Report = z.object({ ...act, report: Count, revision: Count, evidence: text(1000) })
export type Report = z.infer<typeof Report>

/** What another party says about a report. All are kept. */
export const FindingWords = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirmed'), comment: optional(text(1000)) }),
  z.strictObject({ kind: z.literal('disputed'), comment: text(1000) }),
  z.strictObject({ kind: z.literal('cannot_tell'), comment: optional(text(1000)) }),
])
export type FindingWords = z.infer<typeof FindingWords>
export const Finding = z.object({ ...act, report: Count, finding: FindingWords })
export type Finding = z.infer<typeof Finding>

/** Something that somebody will do. Nothing in it is ever replaced: every list only grows. */
export const Action = z.object({
  id: Id,
  meetingId: Id,
  itemId: Id,
  quote: text(1000).optional(),
  revisions: z.array(Revision).min(1),
  answers: z.array(Answer),
  acceptances: z.array(Acceptance),
  reports: z.array(Report),
  findings: z.array(Finding),
})
export type Action = z.infer<typeof Action>
