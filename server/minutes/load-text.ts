import * as Y from 'yjs'
import type { Queryable } from '../db.ts'
import { firstBrokenLink, noLink, type Link, type Place } from './chain.ts'
import { readClaims, readUpdates } from './log-rows.ts'
import { readSnapshot, type Snapshot, type Whole } from './snapshot.ts'

export type StoredText = {
  /** Builds the document. A long one takes a while, and is not needed to show the text. */
  build: () => Y.Doc
  claims: Map<number, string>
  /** The last update that is in the document. */
  last: Link
  /** Where the snapshot stood that it was read from, or 0. */
  snapshotSeq: number
  /** When it was at hand anyway. */
  whole: Whole | null
}

/**
 * A text as its log has it: from a snapshot and the updates after it, or from the whole log when no snapshot fits. A log
 * that does not verify is not opened: it would be served as if it were true.
 */
export async function loadText(sql: Queryable, place: Place): Promise<StoredText> {
  const snapshot = await readSnapshot(sql, place)
  const text = snapshot && (await replay(sql, place, snapshot))
  const whole = text ?? (await replay(sql, place, null))
  if (!whole) throw new Error('the log of this text does not verify')
  // After the updates: a commit that comes between may bring words, and nobody else may have their ids then.
  return { ...whole, claims: await readClaims(sql, place) }
}

/** Null when the updates do not follow from each other and from the snapshot. */
async function replay(
  sql: Queryable,
  place: Place,
  snapshot: Snapshot | null,
): Promise<Omit<StoredText, 'claims'> | null> {
  const from: Link = snapshot ?? noLink
  const updates = await readUpdates(sql, place, from.seq)
  if (firstBrokenLink(place, updates, from) !== null) return null
  const { seq, hash: read } = updates.at(-1) ?? from
  // A view of it would keep what else the driver read into the same buffer.
  const hash = Uint8Array.from(read)
  const whole = updates.length === 0 ? snapshot : null
  const parts = [...(snapshot ? [snapshot.state] : []), ...updates.map(({ bytes }) => bytes)]
  return { build: () => docOf(parts), last: { seq, hash }, snapshotSeq: from.seq, whole }
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = newServerDoc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** A document that holds exactly the updates it is given. Its listener must not keep them. */
function newServerDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.on('afterTransaction', (transaction) => {
    // Yjs would delete superfluous formatting here: edits of ours that no log has.
    // oxlint-disable-next-line no-underscore-dangle
    transaction._needFormattingCleanup = false
  })
  return doc
}
