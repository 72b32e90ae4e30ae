import { documentRight, type DocumentRight } from '../../shared/access.ts'
import type { Table } from '../../shared/table.ts'

/**
 * `documentRight` for every update of a busy text: a table is never changed, only followed by another one, so what it says
 * about a seat and a text is said once.
 */
export class RememberedRights {
  readonly #known = new WeakMap<Table, Map<string, DocumentRight>>()

  of(table: Table, seatId: string, document: string): DocumentRight {
    const rights = this.#known.get(table) ?? new Map<string, DocumentRight>()
    this.#known.set(table, rights)
    const key = `${seatId} ${document}`
    const known = rights.get(key)
    if (known) return known
    const right = documentRight(table, seatId, document)
    // Names that no text has are not worth remembering, and anybody can make up many.
    if (right !== 'none') rights.set(key, right)
    return right
  }
}
