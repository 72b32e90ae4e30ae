import type { AgendaItem } from '../../shared/agenda/item.ts'

/** What the parties are asked for; a different view may be added to anything. */
export const askedOn = ({ capture }: AgendaItem) =>
  capture === 'views' || capture === 'child' ? capture : undefined

/** Whether an item of an ended meeting has something to differ from: words in its minutes, a read-back, or a statement. */
export const hasWordsToDifferFrom = (
  { readBacks }: Pick<AgendaItem, 'readBacks'>,
  isWritten: boolean,
  isStated: boolean,
): boolean => isWritten || readBacks.length > 0 || isStated
