import { z } from 'zod'
import { Party } from '../seats/seat.ts'
import { Id } from '../words.ts'

/**
 * A shared text of a meeting. Its name is what rights are judged by, so each kind of text has its own: the minutes are
 * everybody's, a party's drafts of its statements and its private notes are that party's alone.
 */
export const TextOfMeeting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minutes'), meetingId: Id }),
  z.strictObject({ kind: z.literal('statement'), meetingId: Id, party: Party }),
  z.strictObject({ kind: z.literal('private'), meetingId: Id, party: Party }),
])
export type TextOfMeeting = z.infer<typeof TextOfMeeting>

/** The text that a name stands for, or null when there is no such kind of text. */
export function parseDocumentName(name: string): TextOfMeeting | null {
  const [place, meetingId, kind, party, ...rest] = name.split('/')
  if (place !== 'meeting' || rest.length > 0) return null
  const ofParty = party === undefined ? {} : { party }
  return TextOfMeeting.safeParse({ kind, meetingId, ...ofParty }).data ?? null
}

export function formatDocumentName(text: TextOfMeeting): string {
  const ofParty = text.kind === 'minutes' ? '' : `/${text.party}`
  return `meeting/${text.meetingId}/${text.kind}${ofParty}`
}
