import { z } from 'zod'
import type { Wording } from '../../shared/actions/action.ts'
import type { DraftOf } from '../forms/drafts.ts'
import type { Problems } from '../forms/problems.ts'

/** A wording while somebody writes it. Both kinds of due are kept, so that looking at the other loses nothing. */
export const wordingFields = {
  what: z.string(),
  ownerSeatId: z.string().nullable(),
  dueKind: z.enum(['day', 'event']),
  day: z.string(),
  event: z.string(),
  eventDay: z.string(),
  doneWhen: z.string(),
}
export type WordingDraft = DraftOf<typeof wordingFields>

export const draftFromQuote = (quote: string | undefined): WordingDraft => ({
  what: quote?.trim() ?? '',
  ownerSeatId: null,
  dueKind: 'day',
  day: '',
  event: '',
  eventDay: '',
  doneWhen: '',
})

export const draftFromWording = ({ what, ownerSeatId, due, doneWhen }: Wording): WordingDraft => ({
  what,
  ownerSeatId,
  dueKind: due.kind,
  day: due.kind === 'day' ? due.day : '',
  event: due.kind === 'event' ? due.event : '',
  eventDay: due.kind === 'event' ? (due.day ?? '') : '',
  doneWhen: doneWhen ?? '',
})

/** The draft in the form of a wording, finished or not. */
export const wordingIn = ({ what, ownerSeatId, dueKind, day, event, eventDay, doneWhen }: WordingDraft) => ({
  what,
  ownerSeatId,
  due:
    dueKind === 'day' ? { kind: dueKind, day } : { kind: dueKind, event, ...(eventDay && { day: eventDay }) },
  doneWhen,
})

/** What is said at each field that must not be left empty. */
export const missingIn = ({ dueKind }: WordingDraft): Problems => ({
  what: 'Say what will be done.',
  ownerSeatId: 'Choose the person who will do it.',
  ...(dueKind === 'day'
    ? { day: 'Choose the day by which it will be done.' }
    : { event: 'Say what it will be done before.' }),
})
