import * as Y from 'yjs'
import { IdRuns, type RunPiece } from './id-runs.ts'
import { findMoves, type IdRange } from './moved-words.ts'

/** One row of the server's log: who changed the text, when, and how. */
export type LogRow = { seq: number; seatId: string; at: string; bytes: Uint8Array }

/** Who did something to the text, and when. `seq` is its place in the log. */
export type Deed = { seq: number; seatId: string; at: string }
export type RowDeed = Deed & { hasWritten: boolean; hasRemoved: boolean }

/**
 * Whose words they are. Breaking a line, joining two or making a list of them takes words out and puts the same ones in
 * again; they stay their writer's, and `movedBy` is who did it last.
 */
export type Written = { by: Deed; movedBy?: Deed }

/** Who took words away. After a move they stand elsewhere in the text. */
export type Removal = { by: Deed; isMove: boolean }

/** Since when words stand where they stand. */
export const writtenSeq = ({ by, movedBy }: Written): number => (movedBy ?? by).seq

/**
 * Who wrote and who removed every word of a text, by the server's log and nothing else. Rows are appended in the order
 * of the log, newer ones at any time. Of two who removed the same word at once, the first in the log did.
 */
export class Authorship {
  /** Every word there has ever been: what was removed stays in it. */
  readonly doc = newLogDoc()
  readonly #deeds: RowDeed[] = []
  readonly #written = new IdRuns<Written>()
  readonly #removed = new IdRuns<Removal>()

  /** What each row of the log did, oldest first. */
  get deeds(): readonly RowDeed[] {
    return this.#deeds
  }

  get seq(): number {
    return this.#deeds.at(-1)?.seq ?? 0
  }

  append({ seq, seatId, at, bytes }: LogRow): void {
    if (seq !== this.seq + 1) throw new Error(`row ${seq} does not follow row ${this.seq}`)
    const by: Deed = { seq, seatId, at }
    const ids = idsOf(bytes, this.#removed)
    const taken = ids.removed.flatMap((range) => standing(this.doc, range))
    Y.applyUpdate(this.doc, bytes)
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs || pendingDs) throw new Error(`row ${seq} builds on what the log does not have`)
    for (const { from, to, length } of findMoves(this.doc, ids.inserted, taken)) {
      this.#removed.fill(from.client, from.clock, from.clock + length, { by, isMove: true })
      for (const { clock, end, value } of this.writtenOver(from.client, from.clock, length)) {
        const start = to.clock + clock - from.clock
        if (value) this.#written.fill(to.client, start, start + end - clock, { by: value.by, movedBy: by })
      }
    }
    const written: Written = { by }
    for (const { client, clock, end } of ids.inserted) this.#written.fill(client, clock, end, written)
    const removal: Removal = { by, isMove: false }
    for (const { client, clock, end } of ids.removed) this.#removed.fill(client, clock, end, removal)
    this.#deeds.push({ ...by, hasWritten: ids.inserted.length > 0, hasRemoved: ids.removed.length > 0 })
  }

  writtenAt({ client, clock }: Y.ID): Written | undefined {
    return this.#written.at(client, clock)
  }

  /** Nothing for a word that nobody removed by itself; what it stood in may be gone. */
  removalAt({ client, clock }: Y.ID): Removal | undefined {
    return this.#removed.at(client, clock)
  }

  /** Cut where the writer changes. Without a value: not in the log, or not yet. */
  writtenOver(client: number, clock: number, length: number): RunPiece<Written>[] {
    return this.#written.over(client, clock, clock + length)
  }

  removedOver(client: number, clock: number, length: number): RunPiece<Removal>[] {
    return this.#removed.over(client, clock, clock + length)
  }
}

/** What an update inserts and what it is the first to remove. */
function idsOf(bytes: Uint8Array, removedBefore: IdRuns<Removal>) {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const ids: { inserted: IdRange[]; removed: IdRange[] } = { inserted: [], removed: [] }
  for (const struct of structs) {
    const { client, clock } = struct.id
    const range = { client, clock, end: clock + struct.length }
    ids.inserted.push(range)
    // Written and removed before it was ever sent.
    const isGone = !(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted
    if (isGone) ids.removed.push(range)
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      for (const piece of removedBefore.over(client, clock, clock + len))
        if (!piece.value) ids.removed.push({ client, clock: piece.clock, end: piece.end })
    }
  }
  return ids
}

/** The parts of a range that can be read: what went with its line, nobody removed by itself. */
function standing(doc: Y.Doc, { client, clock, end }: IdRange): IdRange[] {
  const structs = doc.store.clients.get(client) ?? []
  const parts: IdRange[] = []
  if (clock >= Y.getState(doc.store, client)) return parts
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) break
    if (struct.deleted) continue
    const to = Math.min(end, struct.id.clock + struct.length)
    parts.push({ client, clock: Math.max(clock, struct.id.clock), end: to })
  }
  return parts
}

/** Keeps what is removed, and holds exactly what it is given. */
function newLogDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.on('afterTransaction', (transaction) => {
    // Yjs would remove superfluous formatting here: edits that no log has.
    transaction._needFormattingCleanup = false
  })
  return doc
}
