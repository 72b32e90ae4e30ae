import type { TextOfMeeting } from '../../shared/minutes/document-name.ts'
import { itemOfDraftPart } from '../../shared/statements/draft.ts'
import type { Table } from '../../shared/table.ts'

/** What each kind of text is called, in the sentences about what became of words in it. */
export const textWords = {
  minutes: {
    the: 'the minutes',
    restored: 'The minutes were restored from a backup that is older than this page.',
    open: 'Open the minutes as the table has them',
    goOn: 'Copy your words; you can send them as a correction.',
  },
  statement: {
    the: 'your party’s draft',
    restored: 'Your party’s draft was restored from a backup that is older than this page.',
    open: 'Open your party’s draft as it is saved',
    goOn: 'Copy your words.',
  },
  private: {
    the: 'your party’s notes',
    restored: 'Your party’s notes were restored from a backup that is older than this page.',
    open: 'Open your party’s notes as they are saved',
    goOn: 'Copy your words.',
  },
} as const satisfies Record<TextOfMeeting['kind'], Record<string, string>>

/** What a part of a text is about: its heading where words are handed back. */
export function partTitle(table: Table, kind: TextOfMeeting['kind'], part: string): string {
  const itemId = kind === 'statement' ? itemOfDraftPart(part) : part
  return (
    table.agenda[itemId]?.title ?? (kind === 'private' ? 'Notes' : `Another part of ${textWords[kind].the}`)
  )
}
