import type { Id } from '../words.ts'
import { StatementKind } from './statement.ts'

/** Where in a party’s text of drafts the words of one statement are: the name of the part. */
export const draftPart = (itemId: Id, kind: StatementKind) =>
  kind === 'views' ? itemId : `${itemId}.${kind}`

/** The item that a part of a text of drafts is about; whether there is such an item is another question. */
export function itemOfDraftPart(part: string): string {
  const [itemId = '', ...rest] = part.split('.')
  const kind = rest.join('.')
  return rest.length === 0 || (kind !== 'views' && StatementKind.safeParse(kind).success) ? itemId : part
}
