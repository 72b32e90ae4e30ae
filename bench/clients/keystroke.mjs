import assert from 'node:assert'
import * as Y from 'yjs'
import { numberBytes, prefixed, Reader } from './bytes.mjs'

/** The paragraph, its text and the first letter are a typist's first three clocks. */
export const firstClock = 3

/** A typist's first update: a paragraph of its own in the shared text, as the editor makes it. */
export function openingUpdate(client) {
  const doc = new Y.Doc()
  doc.clientID = client
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('.')])
  doc.getXmlFragment('bench').insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

/** Letters typed at the end of the typist's paragraph: byte for byte what Yjs writes, without a document for each. */
export function typedUpdate(client, clock, letters) {
  const id = numberBytes(client)
  const text = [...Buffer.from(letters)]
  // One client, one struct: a string (4) that has a left neighbour (128); then no deletions.
  const origin = [...id, ...numberBytes(clock - 1)]
  return Buffer.from([1, 1, ...id, ...numberBytes(clock), 132, ...origin, ...prefixed(text), 0])
}

const itemInfo = { origin: 128, rightOrigin: 64, parentSub: 32, kind: 31 }

/**
 * Calls back with the client, first clock and length of each run of new structs in an update. Knows the kinds that
 * typing makes, which is all that the rooms of the bench hold.
 */
export function eachRun(update, tell) {
  const reader = new Reader(update)
  for (let clients = reader.number(); clients > 0; clients--) {
    let structs = reader.number()
    const client = reader.number()
    const clock = reader.number()
    let length = 0
    for (; structs > 0; structs--) length += structLength(reader)
    tell(client, clock, length)
  }
}

function structLength(reader) {
  const info = reader.bytes[reader.at++]
  const kind = info & itemInfo.kind
  if (kind === 0 || kind === 10) return reader.number()
  if (info & itemInfo.origin) skipId(reader)
  if (info & itemInfo.rightOrigin) skipId(reader)
  if ((info & (itemInfo.origin | itemInfo.rightOrigin)) === 0) {
    if (reader.number() === 1) reader.skipBytes()
    else skipId(reader)
    if (info & itemInfo.parentSub) reader.skipBytes()
  }
  if (kind === 4) {
    // Only ASCII is typed, so bytes are letters.
    const length = reader.number()
    reader.at += length
    return length
  }
  if (kind !== 7) throw new Error(`a struct of kind ${kind} is not one of typing`)
  if (reader.number() === 3) reader.skipBytes()
  return 1
}

function skipId(reader) {
  reader.skipNumber()
  reader.skipNumber()
}

/** Throws unless what is sent here is what Yjs itself sends for the same typing. */
export function checkAgainstYjs() {
  const client = 2_345_678_901
  const doc = new Y.Doc()
  Y.applyUpdate(doc, openingUpdate(client))
  doc.clientID = client
  let typed
  doc.on('update', (update) => (typed = update))
  doc.getXmlFragment('bench').get(0).get(0).insert(1, 'word ')
  assert.deepEqual(Buffer.from(typed), typedUpdate(client, firstClock, 'word '))
  eachRun(Y.encodeStateAsUpdate(doc), (...run) => assert.deepEqual(run, [client, 0, firstClock + 5]))
}
