import * as Y from 'yjs'
import { Gapped } from './check-order.ts'
import { badBytes, type Limits } from './limits.ts'
import type { Tentative } from './tentative.ts'

export type Range = { clock: number; end: number }
export type Deletes = Map<number, Range[]>
type Requested = ReadonlyMap<number, readonly { clock: number; len: number }[]>

/**
 * The part of a delete set that deletes something. What is gone already drops out, so that the complete delete set which
 * every reconnecting client sends is nothing new; what does not exist yet may not be deleted.
 */
export function newDeletes(
  requested: Requested,
  state: (client: number) => number,
  tentative: Tentative,
  limits: Limits,
): Deletes {
  const deletes: Deletes = new Map()
  let count = 0
  for (const [client, items] of requested) {
    const ranges = merged(items)
    if ((ranges.at(-1)?.end ?? 0) > state(client)) {
      throw new Gapped('the update deletes text that the server does not have')
    }
    const standing = ranges.flatMap((range) => stillStanding(tentative.committed, client, range))
    count += standing.length
    if (count > limits.maxNewDeletes) throw badBytes('the update deletes too many separate passages at once')
    if (standing.length > 0) deletes.set(client, standing)
  }
  return deletes
}

/** In order and without overlap: else many overlapping ranges would cost a walk of the document each. */
function merged(items: readonly { clock: number; len: number }[]): Range[] {
  const ranges: Range[] = []
  for (const { clock, len } of items.toSorted((a, b) => a.clock - b.clock)) {
    const last = ranges.at(-1)
    if (len === 0) continue
    if (last && clock <= last.end) last.end = Math.max(last.end, clock + len)
    else ranges.push({ clock, end: clock + len })
  }
  return ranges
}

/** The pieces of a range that are not deleted in the committed text, and all of it that is not committed yet. */
function stillStanding(doc: Y.Doc, client: number, { clock, end }: Range): Range[] {
  const pieces: Range[] = []
  const add = (from: number, to: number) => {
    const last = pieces.at(-1)
    if (last?.end === from) last.end = to
    else if (from < to) pieces.push({ clock: from, end: to })
  }
  const committedEnd = Y.getState(doc.store, client)
  const structs = doc.store.clients.get(client) ?? []
  if (clock < committedEnd) {
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= end) break
      if (!struct.deleted)
        add(Math.max(clock, struct.id.clock), Math.min(end, struct.id.clock + struct.length))
    }
  }
  if (end > committedEnd) add(Math.max(clock, committedEnd), end)
  return pieces
}
