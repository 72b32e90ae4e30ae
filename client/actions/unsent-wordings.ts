import type { WordingDraft } from './wording-draft.ts'

/** Wordings that were begun and not sent, each with the wording its author had in front of them. */
export const unsentWordings = new Map<string, { revision: number; draft: WordingDraft }>()
