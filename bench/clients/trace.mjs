import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

/** A page that types for hours sends an update for each letter; a room takes them in bundles of as many. */
const editsPerUpdate = 50

/** Beside the project, unless told otherwise: it is not ours to keep in it. */
const usualFile = fileURLToPath(new URL('../../../shared/data/automerge-paper.json.gz', import.meta.url))
export const traceFile = process.env.BENCH_TRACE ?? usualFile
export const isTraceHere = () => existsSync(traceFile)

/** The editing trace of a paper as one typist's Yjs updates, and how long the text is at the end. */
export function readTrace(file = traceFile) {
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString())
  const patches = txns.flatMap((txn) => txn.patches)
  const doc = new Y.Doc()
  const updates = []
  doc.on('update', (update) => updates.push(update))
  const text = doc.getText('trace')
  for (let from = 0; from < patches.length; from += editsPerUpdate) {
    doc.transact(() => {
      for (const [at, gone, letters] of patches.slice(from, from + editsPerUpdate)) {
        if (gone) text.delete(at, gone)
        if (letters) text.insert(at, letters)
      }
    })
  }
  return { client: doc.clientID, updates, length: text.length, edits: patches.length }
}
