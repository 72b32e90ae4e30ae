import { Wording } from '../../shared/actions/action.ts'

/** A wording while somebody writes it. Both kinds of due are kept, so that looking at the other loses nothing. */
export type WordingDraft = {
  what: string
  ownerSeatId: string | null
  dueKind: 'day' | 'event'
  day: string
  event: string
  eventDay: string
  doneWhen: string
}

/** What is wrong with each field, in words. */
export type Problems = Record<string, string>

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

/** The draft as a wording, or what is still wrong with it, by the path of the field. */
export function wordingFrom(
  draft: WordingDraft,
): { is: 'ready'; wording: Wording } | { is: 'unready'; problems: Problems } {
  const due =
    draft.dueKind === 'day'
      ? { kind: 'day', day: draft.day }
      : { kind: 'event', event: draft.event, ...(draft.eventDay && { day: draft.eventDay }) }
  const { what, ownerSeatId, doneWhen } = draft
  const parsed = Wording.safeParse({ what, ownerSeatId, due, doneWhen })
  if (parsed.success) return { is: 'ready', wording: parsed.data }
  const problems = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  )
  return { is: 'unready', problems: { ...problems, ...missing(draft) } }
}

function missing({ what, ownerSeatId, dueKind, day, event }: WordingDraft): Problems {
  return {
    ...(what.trim() === '' && { what: 'Say what will be done.' }),
    ...(!ownerSeatId && { ownerSeatId: 'Choose the person who will do it.' }),
    ...(dueKind === 'day' && !day && { 'due.day': 'Choose the day by which it will be done.' }),
    ...(dueKind === 'event' && event.trim() === '' && { 'due.event': 'Say what it will be done before.' }),
  }
}
