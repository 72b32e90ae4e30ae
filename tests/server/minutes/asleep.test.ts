import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Limits } from '../../../server/minutes/limits.ts'
import { closeCode, durableStatus, syncMessage, syncStep } from '../../../shared/minutes/wire.ts'
import { testDatabase, type TestDatabase } from '../../database.ts'
import {
  aWhile,
  Cleanup,
  openTable,
  ownClient,
  RawClient,
  until,
  updateOf,
  workspaceId,
  type Table,
} from './support.ts'

const cleanup = new Cleanup()
let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
})

afterEach(() => cleanup.run())

const aTable = async (limits: Partial<Limits> = {}) =>
  cleanup.add(await openTable(database.sql, { sleepAfterMs: 30, awarenessTickMs: 5, ...limits }), (table) =>
    table.stop(),
  )
const own = (table: Table, seatId: string) => cleanup.add(ownClient(table, seatId), (page) => page.destroy())
const raw = (table: Table, seatId: string) =>
  cleanup.add(new RawClient(table, seatId, '&durable=1'), ({ socket }) => socket.terminate())

const isAwake = ({ minutes }: Table) => minutes.awake().has(workspaceId)
const asleep = (table: Table) => until(() => !isAwake(table), 'the text is asleep')
const isSaved = (page: ReturnType<typeof own>) =>
  until(() => page.saved().kind === 'saved', 'the page says “saved”')
const words = ({ doc }: { doc: Y.Doc }) => doc.getText('x').toJSON()

/** A page that has written something, and is left alone until the text is asleep. */
async function aSleepingText(limits: Partial<Limits> = {}) {
  const table = await aTable(limits)
  const parent = own(table, 'parent')
  await isSaved(parent)
  parent.doc.getText('x').insert(0, 'Before. ')
  await isSaved(parent)
  await asleep(table)
  return { table, parent }
}

test('M80 a text in which nobody types leaves the memory under open sockets, and wakes with everything', async () => {
  const { table, parent } = await aSleepingText()
  const senco = own(table, 'senco')
  await until(() => words(senco) === 'Before. ', 'a newcomer wakes it and sees all of it')
  await asleep(table)
  parent.doc.getText('x').insert(8, 'After. ')
  await isSaved(parent)
  await until(() => words(senco) === 'Before. After. ', 'the other is shown it')
  await asleep(table)
  // Whose each id is was not forgotten either.
  const forged = new Y.Doc()
  forged.clientID = parent.doc.clientID
  forged.getText('x').insert(0, 'Forged words that are not the parent’s. ')
  const forger = raw(table, 'senco')
  await forger.synced(forged)
  expect((await forger.closing()).code).toBe(closeCode.forbidden)
  expect(table.minutes.counts()).toEqual({ rooms: 1, sockets: 2, queued: 0 })
  expect(table.logLines.filter(({ msg }) => msg.includes('could not be loaded'))).toEqual([])
})

test('M80 a text that went on somewhere else while it slept is not written to', async () => {
  const { table, parent } = await aSleepingText()
  const other = await aTable()
  const senco = own(other, 'senco')
  await until(() => words(senco) === 'Before. ', 'it is open at both')
  senco.doc.getText('x').insert(8, 'Elsewhere. ')
  await isSaved(senco)
  parent.doc.getText('x').insert(0, 'Here. ')
  await until(() => words(parent).includes('Elsewhere. '), 'its page came back to what is true')
  await isSaved(parent)
  expect(table.logLines.some(({ reason }) => reason?.includes('somewhere else'))).toBe(true)
})

test('M81 two who type at once at a text that is asleep both keep their words, in the order in which they typed', async () => {
  const { table, parent } = await aSleepingText()
  const senco = own(table, 'senco')
  await until(() => words(senco) === 'Before. ', 'both have it open')
  await asleep(table)
  for (const letter of 'one ') parent.doc.getText('x').insert(words(parent).length, letter)
  for (const letter of 'TWO ') senco.doc.getText('x').insert(words(senco).length, letter)
  await isSaved(parent)
  await isSaved(senco)
  await until(() => words(parent) === words(senco), 'both see the same')
  expect(['Before. one TWO ', 'Before. TWO one ']).toContain(words(parent))
})

test('M82 a text with words that are not in the database does not fall asleep', async () => {
  const table = await aTable()
  const parent = own(table, 'parent')
  await isSaved(parent)
  await database.sql`alter table minutes_update rename to minutes_away`
  parent.doc.getText('x').insert(0, 'Words.')
  await until(() => table.minutes.counts().queued > 0, 'they wait')
  await aWhile()
  expect(isAwake(table)).toBe(true)
  expect(table.minutes.counts().queued).toBeGreaterThan(0)
  await database.sql`alter table minutes_away rename to minutes_update`
  await isSaved(parent)
  await asleep(table)
})

test('M82 a page that typed before it was in step is not forgotten by a text that would fall asleep', async () => {
  const table = await aTable()
  const page = raw(table, 'parent')
  await page.opened()
  const doc = new Y.Doc()
  doc.getText('x').insert(0, 'First. ')
  page.update(updateOf(doc, () => doc.getText('x').insert(7, 'Second.')))
  await aWhile()
  expect(isAwake(table)).toBe(true)
  page.step2(Y.encodeStateAsUpdate(doc))
  await until(() => page.durable?.count === 2, 'both frames are durable')
  await asleep(table)
})

test('M82 a text that cannot be woken yet closes nobody’s line, says “not saved”, and keeps what is typed', async () => {
  const { table } = await aSleepingText()
  const page = raw(table, 'senco')
  const doc = new Y.Doc()
  await page.synced(doc)
  await until(() => page.durable?.count === 1, 'in step')
  await asleep(table)
  await database.sql`alter table minutes_update rename to minutes_away`
  for (const letter of 'abc') page.update(updateOf(doc, () => doc.getText('x').insert(0, letter)))
  await until(() => page.durable?.status === durableStatus.retrying, 'the page is told')
  expect(table.minutes.isDurable()).toBe(false)
  await database.sql`alter table minutes_away rename to minutes_update`
  await until(() => page.durable?.count === 4, 'all three are durable')
  expect(table.minutes.isDurable()).toBe(true)
  expect(page.durable?.status).toBe(durableStatus.durable)
  expect(page.closed).toBeNull()
})

test('N21 a table that another node asks for while a text of it cannot be woken goes on being heard', async () => {
  // Longer than any test.
  const { table, parent } = await aSleepingText({ flushTimeoutMs: 600_000 })
  await database.sql`alter table minutes_update rename to minutes_away`
  parent.doc.getText('x').insert(8, 'After.')
  await until(() => parent.saved().kind === 'not_saved', 'the page is told')
  expect(await table.minutes.release(workspaceId)).toBe(false)
  await database.sql`alter table minutes_away rename to minutes_update`
  await isSaved(parent)
  expect(await table.minutes.release(workspaceId)).toBe(true)
})

test('M83 who is here and where each cursor is goes on while the text is asleep, and does not wake it', async () => {
  const table = await aTable()
  const [one, other] = [raw(table, 'parent'), raw(table, 'senco')]
  await one.opened()
  await other.opened()
  one.awareness([{ client: 11, clock: 1, state: { cursor: null } }])
  await until(() => framesFrom(other).includes('Name of parent'), 'the other is told')
  await asleep(table)
  other.frames.length = 0
  one.awareness([{ client: 11, clock: 2, state: { cursor: null } }])
  await until(() => framesFrom(other).includes('Name of parent'), 'the other is told while it sleeps')
  expect(isAwake(table)).toBe(false)
  // A screen is nobody, and asks for no id.
  const screen = raw(table, 'screen')
  await screen.opened()
  await asleep(table)
  screen.frames.length = 0
  screen.awareness([{ client: 13, clock: 1, state: { cursor: null } }])
  await until(() => screen.frames.length > 0, 'it is answered')
  expect(isAwake(table)).toBe(false)
  // An id that nobody has yet is made the page’s own first, and that is written down.
  other.awareness([{ client: 12, clock: 1, state: { cursor: null } }])
  await until(() => framesFrom(one).includes('Name of senco'), 'a first cursor is told too')
  await until(async () => (await claimOf(12)) === 'senco', 'the id is its own')
})

test('M84 a right that was taken while a text was asleep is gone when it wakes', async () => {
  const { table } = await aSleepingText()
  const page = raw(table, 'senco')
  await page.synced(new Y.Doc())
  await until(() => page.durable?.count === 1, 'in step')
  await asleep(table)
  table.rights.set('senco', 'read')
  const doc = new Y.Doc()
  doc.getText('x').insert(0, 'Too late.')
  page.socket.send(syncMessage(syncStep.update, Y.encodeStateAsUpdate(doc)))
  expect((await page.closing()).code).toBe(closeCode.accessChanged)
})

async function claimOf(client: number): Promise<string | undefined> {
  const [row] = await database.sql`select seat_id from minutes_client where client_id = ${client}`
  return row?.seatId
}

const framesFrom = ({ frames }: RawClient) => frames.map((frame) => Buffer.from(frame).toString()).join()
