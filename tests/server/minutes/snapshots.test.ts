import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstBrokenLink, noLink } from '../../../server/minutes/chain.ts'
import type { Limits } from '../../../server/minutes/limits.ts'
import { readClaims, readUpdates } from '../../../server/minutes/log-rows.ts'
import { keepSnapshot } from '../../../server/minutes/snapshot.ts'
import { firstBrokenInLog } from '../../../server/minutes/verify-log.ts'
import { testDatabase, type TestDatabase } from '../../database.ts'
import {
  Cleanup,
  documentName,
  openTable,
  ownClient,
  RawClient,
  stockClient,
  until,
  updateOf,
  workspaceId,
} from './support.ts'

const place = { workspaceId, document: documentName }
const cleanup = new Cleanup()
let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(async () => {
  await cleanup.run()
  await database.drop()
})

const soon = { lingerMs: 1, snapshotAtRest: { updates: 1, bytes: 1 } }

async function aTable(limits: Partial<Limits> = soon) {
  return cleanup.add(await openTable(database.sql, limits), (table) => table.stop())
}

/** Writes each word as an update of its own, and leaves. */
async function writeWords(table: { url: string }, seatId: string, words: string[]): Promise<void> {
  const page = ownClient(table, seatId)
  await until(() => page.saved().kind === 'saved', 'in step')
  for (const word of words) {
    const text = page.doc.getText('x')
    text.insert(text.length, word)
    await until(() => page.saved().kind === 'saved', 'saved')
  }
  page.destroy()
}

async function snapshotSeq(): Promise<number | undefined> {
  const [row] = await database.sql`select seq from minutes_snapshot`
  return row?.seq
}

async function shownTo(table: { url: string }): Promise<string> {
  const reader = stockClient(table, 'officer')
  await until(() => reader.provider.synced, 'in step')
  reader.provider.destroy()
  return reader.words()
}

test('M51 a text that is opened again is read from a snapshot and the updates after it, with everybody’s ids', async () => {
  const table = await aTable()
  await writeWords(table, 'parent', ['One ', 'two '])
  await until(async () => (await snapshotSeq()) === 2, 'a snapshot is left')
  const lasting = await aTable({ ...soon, snapshotAtRest: { updates: 100, bytes: 1 << 20 } })
  await writeWords(lasting, 'senco', ['three'])
  expect(await snapshotSeq()).toBe(2)
  // What the snapshot covers is not read from the log: nobody would see it missing.
  const reads: string[] = []
  const watched = new Proxy(database.sql, {
    apply: (sql, self, args: [TemplateStringsArray, ...unknown[]]) => {
      if (String(args[0].raw).includes('prev_hash\n    from minutes_update'))
        reads.push(JSON.stringify(args.slice(1)))
      return Reflect.apply(sql, self, args)
    },
  })
  const reopened = cleanup.add(await openTable(watched, soon), (open) => open.stop())
  expect(await shownTo(reopened)).toBe('One two three')
  expect(reads).toEqual([JSON.stringify([workspaceId, documentName, 2])])
  const [first] = await readUpdates(database.sql, place)
  const { structs } = Y.decodeUpdate(first?.bytes ?? new Uint8Array())
  const forged = new Y.Doc()
  forged.clientID = structs[0]?.id.client ?? 0
  forged.getText('x').insert(0, 'One more ')
  const forger = new RawClient(reopened, 'senco')
  await forger.synced(forged)
  expect((await forger.closing()).code).toBe(4403)
})

test('M87 a server that stops leaves a snapshot, and whoever opens the text from it reads and writes on', async () => {
  const table = await openTable(database.sql, { ...soon, lingerMs: 60_000 })
  await writeWords(table, 'parent', ['One ', 'two '])
  expect(await snapshotSeq()).toBeUndefined()
  await table.stop()
  expect(await snapshotSeq()).toBe(2)
  const reopened = await aTable({ ...soon, lingerMs: 60_000 })
  // Only what it lacks, for which the document is needed.
  const [first] = await readUpdates(database.sql, place)
  const behind = new Y.Doc()
  Y.applyUpdate(behind, first?.bytes ?? new Uint8Array())
  const late = stockClient(reopened, 'officer', behind)
  expect(late.words()).toBe('One ')
  await until(() => late.words() === 'One two ', 'it has the rest')
  const [senco, parent] = [ownClient(reopened, 'senco'), ownClient(reopened, 'parent')]
  await until(() => senco.saved().kind === 'saved' && parent.saved().kind === 'saved', 'in step')
  expect(senco.doc.getText('x').toJSON()).toBe('One two ')
  senco.doc.getText('x').insert(8, 'three')
  parent.doc.getText('x').delete(0, 4)
  await until(() => late.words() === 'two three', 'everybody has what the others did')
  await until(() => senco.saved().kind === 'saved' && parent.saved().kind === 'saved', 'saved')
  for (const page of [senco, parent, late.provider]) page.destroy()
  // As for a server, so for a node that hands the text over.
  expect(await reopened.minutes.release(workspaceId)).toBe(true)
  expect(await snapshotSeq()).toBe((await readUpdates(database.sql, place)).length)
})

test('M87 a database that takes no snapshots holds a stopping server up for a moment only', async () => {
  const stuck = new Proxy(database.sql, {
    apply: (sql, self, args: [TemplateStringsArray, ...unknown[]]) =>
      String(args[0].raw).includes('insert into minutes_snapshot')
        ? new Promise(() => {})
        : Reflect.apply(sql, self, args),
  })
  const table = await openTable(stuck, { ...soon, lingerMs: 60_000, snapshotPatienceMs: 50 })
  await writeWords(table, 'parent', ['One'])
  await table.stop()
  expect(await snapshotSeq()).toBeUndefined()
})

test('M52 a snapshot that does not fit the log is not used', async () => {
  const table = await aTable()
  await writeWords(table, 'parent', ['One ', 'two'])
  await until(async () => (await snapshotSeq()) === 2, 'a snapshot is left')
  const forged = new Y.Doc()
  forged.getText('x').insert(0, 'Forged')
  await database.sql`update minutes_snapshot set state = ${Y.encodeStateAsUpdate(forged)}`
  expect(await shownTo(await aTable())).toBe('One two')
  await database.sql`update minutes_snapshot set seq = 1`
  expect(await shownTo(await aTable())).toBe('One two')
  // A server that believed to have more would not ask for what a page wrote offline.
  await database.sql`delete from minutes_snapshot`
  await writeWords(await aTable(), 'parent', ['.'])
  await until(async () => (await snapshotSeq()) === 3, 'a snapshot is left')
  const [stored] = await database.sql`select state, state_vector from minutes_snapshot`
  const stateVector = Y.encodeStateVectorFromUpdate(stored?.['state'])
  expect(new Uint8Array(stored?.['stateVector'])).toEqual(stateVector)
  const other = Y.encodeStateVector(forged)
  await database.sql`update minutes_snapshot set state_vector = ${other}`
  const asked = new RawClient(await aTable(), 'officer')
  await asked.opened()
  expect([...(asked.frames[0] ?? [])].slice(2)).toEqual([stateVector.length, ...stateVector])
  // As the version before left it.
  await database.sql`update minutes_snapshot set state_vector = null`
  expect(await shownTo(await aTable())).toBe('One two.')
})

test('M89 a snapshot that no document can be built from is gone in a moment, and a newcomer needs none', async () => {
  await writeWords(await aTable(), 'parent', ['One ', 'two'])
  await until(async () => (await snapshotSeq()) === 2, 'a snapshot is left')
  const { seq, hash } = (await readUpdates(database.sql, place)).at(-1) ?? noLink
  const [stored] = await database.sql`delete from minutes_snapshot returning state_vector`
  const stateVector = new Uint8Array(stored?.['stateVector'])
  await keepSnapshot(database.sql, place, { seq, hash, state: Buffer.from('no text'), stateVector })
  const table = await aTable({ ...soon, finishAfterMs: 300 })
  const reader = await new RawClient(table, 'officer', '&durable=1').synced(new Y.Doc())
  reader.awareness([{ client: 7, clock: 1, state: { here: true } }])
  await until(() => reader.durable !== null, 'its empty answer is taken')
  await until(async () => (await readClaims(database.sql, place)).has(7), 'its id is kept')
  // Whoever writes meanwhile is turned away alone.
  const writer = await new RawClient(table, 'senco').synced(new Y.Doc())
  writer.update(updateOf(new Y.Doc(), (doc) => doc.getText('x').insert(0, 'Three')))
  expect((await writer.closing()).code).toBe(1011)
  expect(reader.closed).toBeNull()
  expect((await reader.closing()).code).toBe(1011)
  expect(await snapshotSeq()).toBeUndefined()
  expect(await shownTo(table)).toBe('One two')
})

test('M53 a log that was changed behind a snapshot is found, and its text is open no longer', async () => {
  const table = await aTable()
  await writeWords(table, 'parent', ['One ', 'two ', 'three'])
  await until(async () => (await snapshotSeq()) === 3, 'a snapshot is left')
  await database.sql`alter table minutes_update disable trigger all`
  await database.sql`update minutes_update set seat_id = 'senco' where seq = 1`
  const reopened = await aTable()
  const reader = new RawClient(reopened, 'officer')
  expect((await reader.closing()).code).toBe(1011)
  await until(() => reopened.logLines.some(({ msg }) => msg.includes('does not verify')), 'it is said')
  expect((await new RawClient(reopened, 'officer').closing()).code).toBe(1011)
})

test('M54 the database finds the same broken place in a log as we do', async () => {
  const table = await aTable()
  await writeWords(table, 'parent', ['é', '🙂', 'c', 'd'])
  expect(await firstBrokenInLog(database.sql, place, 4)).toBeNull()
  await database.sql`alter table minutes_update disable trigger all`
  const [honest] =
    await database.sql`select seat_id, at, bytes, hash, prev_hash from minutes_update where seq = 2`
  const other = Buffer.alloc(32, 7)
  const changes = {
    seatId: 'x',
    at: '2026-01-01T00:00:00.001Z',
    bytes: Buffer.from([1]),
    hash: other,
    prevHash: other,
  }
  for (const [field, value] of Object.entries(changes)) {
    const row = { ...honest, [field]: value } as typeof changes
    await database.sql`
      update minutes_update set seat_id = ${row.seatId}, at = ${row.at}, bytes = ${row.bytes}, hash = ${row.hash},
        prev_hash = ${row.prevHash}
      where seq = 2
    `
    const ours = firstBrokenLink(place, await readUpdates(database.sql, place))
    expect([field, await firstBrokenInLog(database.sql, place, 4)]).toEqual([field, ours])
    expect(ours).not.toBeNull()
  }
  await database.sql`delete from minutes_update where seq = 2`
  expect(await firstBrokenInLog(database.sql, place, 4)).toBe(3)
})
