import * as Y from 'yjs'

export type Id = { client: number; clock: number }

/** A struct that the server does not have yet, from `start` on; the clocks before it are known. */
export type FreshStruct = { struct: Y.Item | Y.GC; start: number }

/** The item that holds an id; null when the document has none there, or Yjs has collected it. */
export function findItem(doc: Y.Doc, { client, clock }: Id): Y.Item | null {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return null
  const struct = structs[Y.findIndexSS(structs, clock)]
  return struct instanceof Y.Item ? struct : null
}
