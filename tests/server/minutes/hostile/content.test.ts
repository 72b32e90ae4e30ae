import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { Cleanup, forgedUpdate, RawClient, storedCount, until, updateOf } from '../support.ts'
import { items } from './forged.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())
const update = (bytes: Uint8Array) => syncMessage(syncStep.update, bytes)

/** Each inside the one before it. */
const nested = (depth: number) =>
  items(1, depth, (index) => (out) => {
    out.writeInfo(7)
    out.writeParentInfo(index === 0)
    if (index === 0) out.writeString('item-2')
    else out.writeLeftID(Y.createID(1, index - 1))
    out.writeTypeRef(3)
    out.writeKey('p')
  })

const prototype = forgedUpdate([
  {
    client: 1,
    clock: 0,
    write: (out) => {
      out.writeInfo(8 | 32)
      out.writeParentInfo(true)
      out.writeString('m')
      out.writeString('right')
      out.writeLen(1)
      out.writeAny(JSON.parse('{"__proto__":{"mayWrite":true}}'))
    },
  },
])

function cellOf(colspan: number) {
  const doc = new Y.Doc()
  const cell = new Y.XmlElement('tableCell')
  const honest = updateOf(doc, () => {
    doc.getXmlFragment('item').push([cell])
    cell.setAttribute('colspan', 2 as never)
  })
  return { honest, hostile: updateOf(doc, () => cell.setAttribute('colspan', colspan as never)) }
}

test('M70 without the check, a text nested deeply enough cannot be read by any page', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  attacker.update(nested(20_000))
  const section = senco.doc.getXmlFragment('item-2')
  await until(() => section.length === 1, 'it arrives')
  expect(() => section.toJSON()).toThrow(RangeError)
})

test('M70 a text nested too deeply is refused', async () => {
  const scene = await open()
  await scene.bounces([update(nested(20_000))], 4400, /too deeply/)
})

test('M70 without the check, a value brings its own prototype into the server', async () => {
  const { room } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  attacker.update(prototype)
  const map = room.doc.getMap<{ mayWrite?: boolean }>('m')
  await until(() => map.get('right')?.mayWrite === true, 'it arrives')
  expect(Object.keys(map.get('right') ?? {})).toEqual([])
})

test('M70 a value with a prototype of its own is refused', async () => {
  const scene = await open()
  await scene.bounces([update(prototype)], 4400, /plain data/)
})

test('M39 without the check, a table cell of thirty million columns reaches every page', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  const { honest, hostile } = cellOf(30_000_000)
  attacker.update(honest)
  attacker.update(hostile)
  const cell = () => senco.doc.getXmlFragment('item').get(0) as Y.XmlElement | undefined
  await until(() => (cell()?.getAttribute('colspan') as unknown) === 30_000_000, 'it arrives')
})

test('M39 a table cell that would make a browser draw without end is refused, also when it replaces a value', async () => {
  const scene = await open()
  const before = await storedCount(scene.database.sql)
  const { honest, hostile } = cellOf(30_000_000)
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(honest)
  await until(async () => (await storedCount(scene.database.sql)) === before + 1, 'an honest cell is taken')
  attacker.update(hostile)
  await scene.refusal(attacker, 4400, /colspan/)
  await scene.bounces([update(hostile)], 4400, /colspan/)
})

test('M71 words in any script, with marks on marks and directions turned, arrive as they were written', async () => {
  const scene = await open()
  const strange = [
    'e\u0301\u0302\u0303'.repeat(300),
    '\u202E\u2066abc\u2069\u202C',
    '👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    '\uFEFF\u0000\u0001\u2028',
    '﷽'.repeat(200),
    'शिक्षा תמיכה 支援',
  ]
  const doc = new Y.Doc()
  const page = await scene.raw('officer').synced(doc)
  for (const words of strange) page.update(updateOf(doc, () => doc.getText('y').insert(0, words)))
  const shown = scene.senco.doc.getText('y')
  await until(() => shown.toJSON() === strange.toReversed().join(''), 'all of it arrives')
  expect(page.closed).toBeNull()
  await scene.othersNoticedNothing()
})

test('M36 the server shows nothing it did not store: it makes no edits of its own', async () => {
  const scene = await open()
  // Their Yjs would tidy up too, and say so, which is an edit of theirs.
  for (const { provider } of [scene.parent, scene.senco]) provider.destroy()
  const [mine, yours] = [new Y.Doc(), new Y.Doc()]
  const words = updateOf(mine, () => mine.getXmlFragment('f').insert(0, [new Y.XmlText('bold words')]))
  Y.applyUpdate(yours, words)
  const embolden = (doc: Y.Doc) => {
    const [first] = doc.getXmlFragment('f').toArray()
    if (first instanceof Y.XmlText) first.format(0, 4, { bold: true })
  }
  const { sql } = scene.database
  const page = await scene.raw('officer').synced(mine)
  const other = await scene.raw('governor').synced(new Y.Doc())
  await until(async () => (await storedCount(sql)) === 2, 'stored')
  // Both at once: one pair of marks is superfluous, and Yjs would tidy it away by an edit of the server's own.
  page.update(updateOf(mine, embolden))
  other.update(updateOf(yours, embolden))
  await until(async () => (await storedCount(sql)) === 4, 'stored')
  const stored = await scene.table.minutes.text('workspace-0000001', 'meeting/meeting-00000001/minutes')
  // Nobody deleted anything.
  expect(Y.decodeUpdate(Y.encodeStateAsUpdate(stored)).ds.clients.size).toBe(0)
})
