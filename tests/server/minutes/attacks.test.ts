import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { ByteReader } from '../../../shared/minutes/bytes.ts'
import { messageType, syncMessage, syncStep } from '../../../shared/minutes/wire.ts'
import {
  aWhile,
  Cleanup,
  collected,
  forgedUpdate,
  openTable,
  ownClient,
  RawClient,
  stockClient,
  storedCount,
  until,
  updateOf,
  workspaceId,
  written,
  type Stock,
  type Table,
} from './support.ts'

let database: TestDatabase
let cleanup: Cleanup
let table: Table
/** Two honest people at work, who must notice nothing of what is done to them. */
let parent: Stock
let senco: Stock
let closes: number[]

beforeEach(async () => {
  cleanup = new Cleanup()
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
  await openWith({})
})

afterEach(() => cleanup.run())

async function openWith(limits: Parameters<typeof openTable>[1]) {
  table = cleanup.add(await openTable(database.sql, limits), (open) => open.stop())
  closes = []
  parent = stock('parent')
  senco = stock('senco')
  for (const { provider } of [parent, senco])
    provider.on('connection-close', (event) => closes.push(event?.code ?? 0))
  await until(() => parent.provider.synced && senco.provider.synced, 'both are in step')
  parent.text.insert(0, 'Honest words')
  await until(() => senco.words() === 'Honest words', 'seen')
}

const stock = (seatId: string, doc?: Y.Doc) =>
  cleanup.add(stockClient(table, seatId, doc), ({ provider }) => provider.destroy())
const raw = (seatId: string, query?: string) =>
  cleanup.add(new RawClient(table, seatId, query), ({ socket }) => socket.terminate())

/** Work goes on, in both directions, on the connections that were there before. */
async function othersNoticedNothing(words = 'Honest words') {
  await aWhile()
  expect(parent.words()).toBe(words)
  expect(senco.words()).toBe(words)
  parent.text.insert(0, 'p')
  senco.text.insert(senco.words().length, 's')
  const expected = `p${words}s`
  await until(() => parent.words() === expected && senco.words() === expected, 'both still work')
  expect(closes).toEqual([])
}

async function refusal(attacker: RawClient, code: number, reason: RegExp) {
  const closing = await attacker.closing()
  expect(closing).toEqual({ code, reason: expect.stringMatching(reason) })
  expect(table.logLines).toContainEqual(
    expect.objectContaining({
      seatId: 'officer',
      reason: closing.reason,
      closeCode: code,
      msg: 'minutes socket turned away',
    }),
  )
}

test('M20 a client that uses another’s id is refused, and the others notice nothing', async () => {
  const attacker = await raw('officer').synced(new Y.Doc())
  const { client, clock } = { client: parent.doc.clientID, clock: 12 }
  attacker.update(
    forgedUpdate([{ client, clock, write: written(' and forged ones', { client, clock: clock - 1 }) }]),
  )
  await refusal(attacker, 4403, /somebody else/)
  await othersNoticedNothing()
})

test('M21 what a colleague types offline cannot be erased beforehand', async () => {
  parent.provider.disconnect()
  closes = []
  parent.text.insert(12, ', and offline ones')
  const attacker = await raw('officer').synced(new Y.Doc())
  attacker.update(forgedUpdate([{ client: parent.doc.clientID, clock: 12, write: collected(1 << 20) }]))
  await refusal(attacker, 4403, /somebody else/)
  parent.provider.connect()
  await until(() => senco.words() === 'Honest words, and offline ones', 'the offline words arrive')
  await othersNoticedNothing('Honest words, and offline ones')
})

test('M22 an id that somebody only shows a cursor with is already theirs', async () => {
  const listener = stock('health-visitor')
  await until(() => parent.provider.awareness.states.has(listener.doc.clientID), 'the cursor is shown')
  const attacker = await raw('officer').synced(new Y.Doc())
  attacker.update(forgedUpdate([{ client: listener.doc.clientID, clock: 0, write: collected(1000) }]))
  await refusal(attacker, 4403, /somebody else/)
  listener.text.insert(0, 'First words. ')
  await until(() => senco.words() === 'First words. Honest words', 'the first words arrive')
})

test('M23 text that does not exist yet cannot be deleted', async () => {
  const attacker = await raw('officer').synced(new Y.Doc())
  attacker.update(forgedUpdate([], [{ client: parent.doc.clientID, clock: 12, len: 1 << 20 }]))
  await refusal(attacker, 4400, /does not have/)
  await othersNoticedNothing()
})

test('M24 an update that builds on text the server does not have is refused and never waits in memory', async () => {
  const doc = new Y.Doc()
  doc.getText('x').insert(0, 'missing')
  const attacker = await raw('officer').synced(new Y.Doc())
  for (let count = 0; count < 200; count += 1) {
    attacker.update(updateOf(doc, () => doc.getText('x').insert(0, 'gap')))
  }
  await refusal(attacker, 4400, /does not have/)
  await othersNoticedNothing()
})

test.for([
  ['V2 encoding', () => syncMessage(2, Y.encodeStateAsUpdateV2(docWith('V2 words of some length')))],
  ['an unknown message', () => Uint8Array.of(77, 1, 2)],
  ['an unknown sync step', () => Uint8Array.of(0, 9, 0)],
  ['nothing at all', () => new Uint8Array()],
  ['a length past the end', () => Uint8Array.of(0, 2, 255, 255, 255, 255, 15)],
  ['a number that never ends', () => new Uint8Array(64).fill(255)],
  ['a broken state vector', () => syncMessage(0, Uint8Array.of(200, 1, 1))],
  ['a cut update', () => syncMessage(2, Y.encodeStateAsUpdate(docWith('words')).slice(0, 9))],
  ['broken cursor data', () => Uint8Array.of(1, 6, 1, 5, 1, 2, 123, 123)],
] as const)('M25 bytes that make no sense end only the socket that sent them: %s', async ([, bytes]) => {
  const attacker = await raw('officer').synced(new Y.Doc())
  attacker.socket.send(bytes())
  await refusal(attacker, 4400, /./)
  await othersNoticedNothing()
})

test('M25 a text frame ends only the socket that sent it', async () => {
  const attacker = await raw('officer').opened()
  attacker.socket.send('hello')
  await refusal(attacker, 4400, /binary/)
  await othersNoticedNothing()
})

test('M26 a frame that is too large ends only the socket that sent it', async () => {
  const attacker = await raw('officer').opened()
  attacker.socket.send(new Uint8Array(5 * 1024 * 1024))
  expect((await attacker.closing()).code).toBe(1009)
  await othersNoticedNothing()
})

test('M27 a text that is full refuses more, keeps what it has, and can still be tidied', async () => {
  await openWith({ maxDocumentBytes: 2_000 })
  const doc = new Y.Doc()
  const attacker = await raw('officer').synced(doc)
  attacker.update(updateOf(doc, () => doc.getText('x').insert(0, 'x'.repeat(3_000))))
  await refusal(attacker, 4413, /full/)
  await othersNoticedNothing('Honest words'.repeat(2))
})

test('M28 a cursor says who it is in the server’s words, whatever the page claims', async () => {
  const doc = new Y.Doc()
  const attacker = await raw('officer').synced(doc)
  const forged = { user: { seatId: 'parent', name: 'Parent', color: '#fff' }, cursor: 5 }
  attacker.awareness([
    { client: doc.clientID, clock: 1, state: forged },
    { client: parent.doc.clientID, clock: 999, state: forged },
  ])
  const { awareness } = senco.provider
  await until(() => awareness.states.get(doc.clientID), 'the cursor is shown')
  expect(awareness.states.get(doc.clientID)).toEqual({
    cursor: null,
    user: { seatId: 'officer', party: 'local_authority', name: 'Name of officer', color: '#7b3fa0' },
  })
  expect(awareness.states.get(parent.doc.clientID)?.user).toMatchObject({ seatId: 'parent' })
  attacker.socket.close()
  await until(() => !awareness.states.has(doc.clientID), 'the cursor goes with its page')
  expect(awareness.states.has(parent.doc.clientID)).toBe(true)
})

test('M28 ten thousand cursors of one page are one; another’s cannot be taken; a huge one is refused', async () => {
  const before = senco.provider.awareness.states.size
  const flood = await raw('officer').synced(new Y.Doc())
  flood.awareness(
    Array.from({ length: 10_000 }, (_, index) => ({ client: 1000 + index, clock: 1, state: {} })),
  )
  const thief = await raw('officer').synced(new Y.Doc())
  thief.awareness([{ client: parent.doc.clientID, clock: 99, state: null }])
  await until(() => senco.provider.awareness.states.has(1000), 'the one cursor')
  await aWhile()
  expect(senco.provider.awareness.states.size).toBe(before + 1)
  expect(senco.provider.awareness.states.has(parent.doc.clientID)).toBe(true)
  flood.awareness([{ client: 1000, clock: 2, state: { big: 'x'.repeat(5000) } }])
  await refusal(flood, 4413, /too large/)
  await othersNoticedNothing()
})

test('M38 a cursor that other pages could choke on is not passed on, and its page stays among those present', async () => {
  const doc = new Y.Doc()
  const attacker = await raw('officer').synced(doc)
  const { awareness } = senco.provider
  const at = { type: null, tname: 'x', item: null, assoc: 0 }
  const bad = [
    { anchor: null, head: null },
    { anchor: at, head: { type: null, tname: null, item: null, assoc: 0 } },
    { anchor: at, head: { ...at, item: { client: -1, clock: 0 } } },
    { anchor: at, head: { ...at, item: { client: 1, clock: 0.5 } } },
    { anchor: at, head: at, more: 1 },
    'here',
  ]
  let clock = 0
  const show = async (state: unknown, cursor: unknown) => {
    attacker.awareness([{ client: doc.clientID, clock: (clock += 1), state }])
    await until(
      () => {
        const shown = awareness.states.get(doc.clientID)
        return shown && JSON.stringify(shown['cursor']) === JSON.stringify(cursor)
      },
      `shown as ${JSON.stringify(cursor)}`,
    )
    expect(Object.keys(awareness.states.get(doc.clientID) ?? {}).toSorted()).toEqual(['cursor', 'user'])
  }
  const good = { anchor: at, head: { ...at, item: { client: 1, clock: 0 } } }
  for (const cursor of bad) {
    await show({ cursor: good, other: 'x' }, good)
    await show({ cursor, other: 'x' }, null)
  }
  await show(5, null)
  await othersNoticedNothing()
})

test('M39 a table cell that would make a browser draw without end is refused, also when it replaces a value', async () => {
  const before = await storedCount(database.sql)
  const doc = new Y.Doc()
  const cell = new Y.XmlElement('tableCell')
  const honest = updateOf(doc, () => {
    doc.getXmlFragment('item').push([cell])
    cell.setAttribute('colspan', 2 as never)
  })
  const attacker = await raw('officer').synced(new Y.Doc())
  attacker.update(honest)
  await until(async () => (await storedCount(database.sql)) === before + 1, 'an honest cell is taken')
  attacker.update(updateOf(doc, () => cell.setAttribute('colspan', 30_000_000 as never)))
  await refusal(attacker, 4400, /colspan/)
  await othersNoticedNothing()
})

test('M29 cursors are there again at once for a page that comes back, and it hears its own heartbeat', async () => {
  const { awareness } = senco.provider
  await until(() => awareness.states.has(parent.doc.clientID), 'the cursor is shown')
  senco.provider.disconnect()
  expect(awareness.states.has(parent.doc.clientID)).toBe(false)
  senco.provider.connect()
  await until(() => awareness.states.has(parent.doc.clientID), 'shown again', 3_000)
  const doc = new Y.Doc()
  const alone = await raw('officer').synced(doc)
  const heartbeats = () => alone.frames.filter((frame) => frame[0] === messageType.awareness).length
  await aWhile()
  const before = heartbeats()
  alone.awareness([{ client: doc.clientID, clock: 1, state: {} }])
  await until(() => heartbeats() > before, 'something came back')
})

test('M37 a small update that would keep the server busy for minutes is refused within seconds', async () => {
  const attacker = await raw('officer', '&durable=1').synced(new Y.Doc())
  for (const client of [1, 2, 3, 4]) attacker.update(crowd(client, 5_000))
  const startedAt = performance.now()
  await refusal(attacker, 4400, /one place/)
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  await until(
    () => parent.words().length > 5_000 && senco.words() === parent.words(),
    'the harmless part arrives',
  )
  const beginnings = updateOf(parent.doc, () => {
    for (let index = 0; index < 2_000; index += 1) parent.text.insert(0, '-')
  })
  expect(beginnings.length).toBeGreaterThan(2_000)
  await until(
    () => senco.words().startsWith('--') && senco.words() === parent.words(),
    'honest crowds arrive',
  )
  expect(closes).toEqual([])
})

test('M30 a listener reads everything and changes nothing', async () => {
  table.rights.set('officer', 'read')
  const listener = stock('officer')
  await until(() => listener.words() === 'Honest words', 'it reads')
  const closed: { code: number; reason: string }[] = []
  listener.provider.on('closed', (event) => closed.push(event))
  parent.text.insert(0, 'More. ')
  await until(() => listener.words() === 'More. Honest words', 'it goes on reading')
  listener.text.insert(0, 'Not mine. ')
  await until(() => closed.length > 0, 'refused for good')
  expect(closed).toEqual([{ code: 4403, reason: 'you may read this text, but not change it' }])
  await othersNoticedNothing('More. Honest words')
})

test('M31 a right that is lost is lost at once, on the open socket too', async () => {
  const doc = new Y.Doc()
  const page = await raw('officer').synced(doc)
  table.rights.set('officer', 'read')
  page.update(updateOf(doc, () => doc.getText('x').insert(0, 'Too late')))
  await refusal(page, 4205, /changed/)
  const second = await raw('officer', '&durable=1').synced(new Y.Doc())
  await until(() => second.durable?.count === 1, 'it is in step')
  table.rights.set('officer', 'none')
  table.minutes.rejudge(workspaceId, 'governor')
  await aWhile()
  expect(second.closed).toBeNull()
  table.minutes.rejudge(workspaceId)
  expect((await second.closing()).code).toBe(4205)
  expect((await raw('officer').closing()).code).toBe(4403)
  await othersNoticedNothing()
})

test('M32 a page that does not read is let go, and nobody waits for it', async () => {
  await openWith({ maxBufferedBytes: 200_000 })
  const slow = await raw('officer').opened()
  slow.socket.pause()
  const writer = new Y.Doc()
  const typist = await raw('senco').synced(writer)
  for (let count = 0; count < 100 && !isSlowLogged(); count += 1) {
    typist.update(updateOf(writer, () => writer.getMap('m').set('big', 'x'.repeat(500_000))))
    await until(async () => (await storedCount(database.sql)) > count, 'stored')
  }
  expect(isSlowLogged()).toBe(true)
  await othersNoticedNothing('Honest words'.repeat(2))
})

test('M33 one page’s flood of frames ends that page only', async () => {
  await openWith({ frameBurst: 50, framesPerSecond: 50 })
  const attacker = await raw('officer').opened()
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (let count = 0; count < 200; count += 1) attacker.update(nothing)
  await refusal(attacker, 1013, /too much/)
  await othersNoticedNothing('Honest words'.repeat(2))
})

test('M33 asking for the whole text again and again ends that page only', async () => {
  const attacker = await raw('officer').opened()
  const question = syncMessage(syncStep.step1, Uint8Array.of(0))
  for (let count = 0; count < 200; count += 1) attacker.socket.send(question)
  await refusal(attacker, 1013, /too much/)
  await othersNoticedNothing()
})

test('M34 what is typed while the line comes back is not lost and not a gap', async () => {
  const doc = new Y.Doc()
  const first = updateOf(doc, () => doc.getText('x').insert(0, 'offline '))
  const second = updateOf(doc, () => doc.getText('x').insert(8, 'and typing '))
  expect(first.length).toBeGreaterThan(0)
  const page = raw('officer', '&durable=1')
  await until(() => page.socket.readyState === 1, 'open')
  page.update(second)
  await page.opened()
  await aWhile()
  expect(page.durable?.count ?? 0).toBe(0)
  page.step2(Y.encodeStateAsUpdate(doc))
  await until(() => page.durable?.count === 2, 'both frames are durable')
  await until(() => senco.words().includes('offline and typing '), 'seen')
})

test('M35 our own page shows unsent words, a refusal with its reason, and a line that is lost', async () => {
  const page = cleanup.add(ownClient(table, 'officer'), (own) => own.destroy())
  const states: string[] = []
  page.subscribe(() => states.push(page.saved().kind))
  expect(page.saved()).toEqual({ kind: 'connecting' })
  await until(() => page.saved().kind === 'saved', 'in step')
  page.provider.disconnect()
  expect(page.saved()).toEqual({ kind: 'offline', hasUnsent: false })
  page.doc.getText('x').insert(0, 'Offline. ')
  expect(page.saved()).toEqual({ kind: 'offline', hasUnsent: true })
  page.provider.connect()
  await until(() => page.saved().kind === 'saved', 'saved')
  expect(senco.words()).toBe('Offline. Honest words')
  expect(states).toContain('saving')
  table.rights.set('officer', 'read')
  table.minutes.rejudge(workspaceId)
  page.doc.getText('x').insert(0, 'Refused. ')
  await until(() => page.saved().kind === 'refused', 'refused')
  expect(page.saved()).toMatchObject({
    code: 4403,
    reason: 'you may read this text, but not change it',
    hasUnsent: true,
  })
  expect(page.doc.getText('x').toJSON()).toContain('Refused. ')
  await othersNoticedNothing('Offline. Honest words')
})

test('M36 the server shows nothing it did not store: it makes no edits of its own', async () => {
  // Their Yjs would tidy up too, and say so, which is an edit of theirs.
  for (const { provider } of [parent, senco]) provider.destroy()
  const [mine, yours] = [new Y.Doc(), new Y.Doc()]
  const words = updateOf(mine, () => mine.getXmlFragment('f').insert(0, [new Y.XmlText('bold words')]))
  Y.applyUpdate(yours, words)
  const embolden = (doc: Y.Doc) => {
    const [first] = doc.getXmlFragment('f').toArray()
    if (first instanceof Y.XmlText) first.format(0, 4, { bold: true })
  }
  const page = await raw('officer').synced(mine)
  const other = await raw('governor').synced(new Y.Doc())
  await until(async () => (await storedCount(database.sql)) === 2, 'stored')
  // Both at once: one pair of marks is superfluous, and Yjs would tidy it away by an edit of the server's own.
  page.update(updateOf(mine, embolden))
  other.update(updateOf(yours, embolden))
  await until(async () => (await storedCount(database.sql)) === 4, 'stored')
  const newcomer = await raw('officer').synced(new Y.Doc())
  newcomer.socket.send(syncMessage(syncStep.step1, Uint8Array.of(0)))
  await until(() => newcomer.frames.some(isState), 'served')
  const reader = new ByteReader(newcomer.frames.find(isState)!)
  reader.varUint()
  reader.varUint()
  const served = Y.decodeUpdate(reader.bytes())
  // Nobody deleted anything.
  expect(served.ds.clients.size).toBe(0)
})

function isSlowLogged(): boolean {
  return table.logLines.some(({ msg }) => msg === 'minutes socket too slow')
}

function isState(frame: Uint8Array): boolean {
  return frame[0] === messageType.sync && frame[1] === syncStep.step2
}

/** Items of one letter, all at the beginning of `x`. */
function crowd(client: number, size: number): Uint8Array {
  const out = new Y.UpdateEncoderV1()
  out.writeLen(1)
  out.writeLen(size)
  out.writeClient(client)
  out.writeLen(0)
  for (let left = size; left > 0; left -= 1) written('a')(out)
  out.writeLen(0)
  return out.toUint8Array()
}

function docWith(words: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('x').insert(0, words)
  return doc
}
