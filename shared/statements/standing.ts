import type { AgendaItem } from '../agenda/item.ts'
import type { Party } from '../seats/seat.ts'
import { seatsOf } from '../seats/rights.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { HowTold, Statement, StatementKind, Version } from './statement.ts'

/** What a statement stands on: there is one for each. */
export type StatementPlace = { itemId: Id; party: Party; kind: StatementKind }

export function statementAt(table: Table, { itemId, party, kind }: StatementPlace): Statement | undefined {
  return Object.values(table.statements).find(
    (one) => one.itemId === itemId && one.party === party && one.kind === kind,
  )
}

/** What parties posted on an item, in the order in which they first did. */
export const statementsOn = (table: Table, itemId: Id): Statement[] =>
  Object.values(table.statements)
    .filter((one) => one.itemId === itemId)
    .toSorted((one, other) => firstAt(one) - firstAt(other))

const firstAt = ({ versions }: Statement) => Date.parse(versions[0]?.at ?? '')

/** What holds: the last that was posted. */
export const latestOf = ({ versions }: Pick<Statement, 'versions'>): Version | undefined => versions.at(-1)

/** Only an item that asks for the child’s views takes them; everything else may be said on any item. */
export const takes = (item: AgendaItem, kind: StatementKind) => kind !== 'child' || item.capture === 'child'

/** The child’s own, word for word; otherwise somebody put them into words. */
export const isWordForWord = (how: HowTold) => how === 'wrote_it' || how === 'said_it_word_for_word'

/**
 * While the young person sits at the table, the school or another service does not say on its own that these are the
 * young person’s own words: only they themselves and their family do. What others saw or summed up is theirs to say.
 */
export const mayQuoteChild = (table: Table, party: Party) =>
  party === 'young_person' ||
  party === 'family' ||
  !seatsOf(table, 'young_person').some(({ state }) => state === 'seated')
