import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { firstBrokenLink } from '../../../server/minutes/chain.ts'
import { readUpdates } from '../../../server/minutes/log-rows.ts'
import {
  aWhile,
  Cleanup,
  documentName,
  openTable,
  ownClient,
  RawClient,
  stockClient,
  storedCount,
  until,
  updateOf,
  workspaceId,
} from './support.ts'

const place = { workspaceId, document: documentName }
let database: TestDatabase
let cleanup: Cleanup

beforeEach(async () => {
  cleanup = new Cleanup()
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
})

afterEach(() => cleanup.run())

const aTable = async (
  ...rest: Parameters<typeof openTable> extends [unknown, ...infer Rest] ? Rest : never
) => cleanup.add(await openTable(database.sql, ...rest), (table) => table.stop())
const stock = (...given: Parameters<typeof stockClient>) =>
  cleanup.add(stockClient(...given), ({ provider }) => provider.destroy())
const own = (...given: Parameters<typeof ownClient>) =>
  cleanup.add(ownClient(...given), (page) => page.destroy())
const raw = (...given: ConstructorParameters<typeof RawClient>) =>
  cleanup.add(new RawClient(...given), ({ socket }) => socket.terminate())

/** Nobody can write to the log until it is let go. */
async function holdLog() {
  const gate = new EventEmitter()
  const isHeld = once(gate, 'held')
  const done = database.sql.begin(async (sql) => {
    await sql`lock table minutes_update in share row exclusive mode`
    const isLetGo = once(gate, 'let go')
    gate.emit('held')
    await isLetGo
  })
  await isHeld
  return async () => {
    gate.emit('let go')
    await done
  }
}

test('M1 an edit is in the database before anyone else sees it, newcomers included', async () => {
  const table = await aTable()
  const parent = stock(table, 'parent')
  const senco = stock(table, 'senco')
  await until(() => parent.provider.synced && senco.provider.synced, 'both are in step')
  const letGo = await holdLog()
  parent.text.insert(0, 'We want speech therapy.')
  await aWhile()
  const newcomer = stock(table, 'officer')
  await until(() => newcomer.provider.synced, 'a newcomer is served')
  await aWhile()
  expect(senco.words()).toBe('')
  expect(newcomer.words()).toBe('')
  await letGo()
  await until(() => senco.words() && newcomer.words(), 'the others see it')
  expect(senco.words()).toBe('We want speech therapy.')
  expect(await storedCount(database.sql)).toBe(1)
})

test('M2 the writer’s page says “saved” when the words are in the database, and not before', async () => {
  const table = await aTable()
  const parent = own(table, 'parent')
  await until(() => parent.saved().kind === 'saved', 'in step')
  const letGo = await holdLog()
  parent.doc.getText('x').insert(0, 'Hello')
  expect(parent.saved().kind).toBe('saving')
  await aWhile()
  expect(parent.saved().kind).toBe('saving')
  await letGo()
  await until(() => parent.saved().kind === 'saved', 'saved')
  expect(await storedCount(database.sql)).toBe(1)
})

test('M3 deleting words is saved and said to be saved like writing them', async () => {
  const table = await aTable()
  const parent = own(table, 'parent')
  const senco = stock(table, 'senco')
  await until(() => parent.saved().kind === 'saved' && senco.provider.synced, 'in step')
  parent.doc.getText('x').insert(0, 'one two')
  await until(() => senco.words() === 'one two' && parent.saved().kind === 'saved', 'seen')
  parent.doc.getText('x').delete(0, 4)
  expect(parent.saved().kind).toBe('saving')
  await until(
    () => senco.words() === 'two' && parent.saved().kind === 'saved',
    'the deletion is seen and saved',
  )
  expect((await table.minutes.text(workspaceId, documentName)).getText('x').toJSON()).toBe('two')
})

test('M4 a stock client is never sent the “durable” message', async () => {
  const table = await aTable()
  const stranger = raw(table, 'parent')
  const page = raw(table, 'senco', '&durable=1')
  const doc = new Y.Doc()
  await stranger.synced(new Y.Doc())
  await page.synced(doc)
  page.update(updateOf(doc, () => doc.getText('x').insert(0, 'a')))
  await until(() => page.durable?.count === 2, 'the page is told')
  await until(() => stranger.frames.length > 1, 'the other sees the words')
  expect(stranger.durable).toBeNull()
})

test('M5 a database that goes away loses no words: the page says “not saved”, then “saved”', async () => {
  const table = await aTable({ slowCommitMs: 200 })
  const parent = own(table, 'parent')
  const senco = stock(table, 'senco')
  await until(() => parent.saved().kind === 'saved' && senco.provider.synced, 'in step')
  const letGo = await holdLog()
  parent.doc.getText('x').insert(0, 'Kept')
  await until(() => parent.saved().kind === 'not_saved', 'not saved')
  expect(table.minutes.isDurable()).toBe(false)
  // The commit is waiting for the lock; its connection is cut, as when the database falls over.
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database() and wait_event_type = 'Lock'
  `
  await until(
    () => table.logLines.some(({ msg }) => msg === 'minutes not durable, will retry'),
    'the failure is logged',
  )
  parent.doc.getText('x').insert(4, ' safe')
  expect(senco.words()).toBe('')
  await letGo()
  await until(() => parent.saved().kind === 'saved' && senco.words() === 'Kept safe', 'saved and seen')
  expect(table.minutes.isDurable()).toBe(true)
  expect(await storedCount(database.sql)).toBe(2)
})

test('M7 a restart keeps every word, and whose it is', async () => {
  const first = await openTable(database.sql)
  const parent = stockClient(first, 'parent')
  const senco = stockClient(first, 'senco')
  await until(() => parent.provider.synced && senco.provider.synced, 'in step')
  parent.text.insert(0, 'Family. ')
  await until(() => senco.words() !== '', 'seen')
  senco.text.insert(senco.words().length, 'School.')
  await until(() => parent.words() === 'Family. School.', 'seen')
  for (const { provider } of [parent, senco]) provider.destroy()
  await first.stop()
  const second = await aTable()
  const officer = stock(second, 'officer')
  await until(() => officer.words() === 'Family. School.', 'all is there')
  const updates = await readUpdates(database.sql, place)
  expect(updates.map(({ seq, seatId }) => [seq, seatId])).toEqual([
    [1, 'parent'],
    [2, 'senco'],
  ])
  // An id that was used before the restart is still its seat's.
  const forger = await raw(second, 'officer').synced(officer.doc)
  forger.update(updateOf(parent.doc, () => parent.text.insert(0, 'Forged ')))
  expect((await forger.closing()).code).toBe(4403)
})

test('M8 stopping the server saves what has arrived, and sends the pages back for the next one', async () => {
  const table = await openTable(database.sql)
  const doc = new Y.Doc()
  const page = await raw(table, 'parent', '&durable=1').synced(doc)
  const letGo = await holdLog()
  page.update(updateOf(doc, () => doc.getText('x').insert(0, 'Last words')))
  await until(async () => (await waitingForLock()) > 0, 'the commit waits')
  const stopped = table.stop()
  await letGo()
  await stopped
  await until(() => page.durable?.count === 2, 'told that it is durable')
  expect((await page.closing()).code).toBe(1012)
  expect(await storedCount(database.sql)).toBe(1)
})

test('M9 the log is a chain: it verifies, it cannot be changed, and a changed one is not opened', async () => {
  const table = await aTable()
  const parent = own(table, 'parent')
  await until(() => parent.saved().kind === 'saved', 'in step')
  for (const word of ['a', 'b', 'c']) {
    parent.doc.getText('x').insert(0, word)
    await until(() => parent.saved().kind === 'saved', 'saved')
  }
  const updates = await readUpdates(database.sql, place)
  expect(firstBrokenLink(place, updates)).toBeNull()
  expect(firstBrokenLink(place, updates.with(1, { ...updates[1]!, seatId: 'senco' }))).toBe(2)
  expect(firstBrokenLink(place, updates.toSpliced(1, 1))).toBe(3)
  await expect(database.sql`update minutes_update set seat_id = 'senco'`).rejects.toThrow('append-only')
  await expect(database.sql`delete from minutes_update`).rejects.toThrow('append-only')
  await expect(database.sql`truncate minutes_client`).rejects.toThrow('append-only')
  parent.destroy()
  await database.sql`alter table minutes_update disable trigger all`
  await database.sql`update minutes_update set seat_id = 'senco' where seq = 2`
  const other = await aTable()
  expect((await raw(other, 'parent').closing()).code).toBe(1011)
})

test('M10 people who arrive together share one load; a load that fails shows nobody an empty text', async () => {
  const first = await aTable()
  const writer = own(first, 'parent')
  await until(() => writer.saved().kind === 'saved', 'in step')
  writer.doc.getText('x').insert(0, 'Already here')
  await until(() => writer.saved().kind === 'saved', 'saved')
  writer.destroy()
  await first.minutes.close()
  let loads = 0
  let isBroken = true
  const watched = new Proxy(database.sql, {
    apply: (sql, self, args: [TemplateStringsArray, ...unknown[]]) => {
      if (!String(args[0].raw).includes('prev_hash\n    from minutes_update'))
        return Reflect.apply(sql, self, args)
      loads += 1
      return isBroken ? Promise.reject(new Error('down')) : Reflect.apply(sql, self, args)
    },
  })
  const table = cleanup.add(await openTable(watched), (open) => open.stop())
  const early = raw(table, 'parent')
  early.socket.on('open', () =>
    early.update(updateOf(new Y.Doc(), (doc) => doc.getText('x').insert(0, 'lost?'))),
  )
  expect((await early.closing()).code).toBe(1011)
  isBroken = false
  loads = 0
  const [one, two] = [stock(table, 'parent'), stock(table, 'senco')]
  await until(() => one.words() === 'Already here' && two.words() === 'Already here', 'both have it')
  expect(loads).toBe(1)
  expect(await storedCount(database.sql)).toBe(1)
})

test('M11 coming back with nothing new stores nothing and is acknowledged', async () => {
  const table = await aTable()
  const parent = stock(table, 'parent')
  await until(() => parent.provider.synced, 'in step')
  parent.text.insert(0, 'one two three')
  parent.text.delete(3, 4)
  await until(async () => (await storedCount(database.sql)) > 0, 'stored')
  const senco = stock(table, 'senco')
  await until(() => senco.words() === 'one three', 'seen')
  const before = await storedCount(database.sql)
  for (const { provider } of [parent, senco]) {
    provider.disconnect()
    provider.connect()
  }
  const again = await raw(table, 'officer', '&durable=1').synced(senco.doc)
  await until(() => again.durable?.count === 1, 'acknowledged')
  await until(() => parent.provider.synced && senco.provider.synced, 'in step again')
  await aWhile()
  expect(await storedCount(database.sql)).toBe(before)
})

test('M12 a second process that writes the same text stops the first, which reads the text anew', async () => {
  const first = await aTable()
  const second = await aTable()
  const parent = stock(first, 'parent')
  const senco = stock(second, 'senco')
  await until(() => parent.provider.synced && senco.provider.synced, 'both in step')
  senco.text.insert(0, 'There. ')
  await until(async () => (await storedCount(database.sql)) === 1, 'stored')
  const closes: number[] = []
  parent.provider.on('connection-close', (event) => closes.push(event?.code ?? 0))
  parent.text.insert(0, 'Here. ')
  await until(() => parent.words().includes('There. ') && parent.provider.synced, 'reloaded')
  expect(closes).toEqual([1012])
  await until(async () => (await storedCount(database.sql)) === 2, 'both are stored')
  expect(firstBrokenLink(place, await readUpdates(database.sql, place))).toBeNull()
})

test('M13 a text is not let go while words of it are not in the database', async () => {
  const table = await aTable({ lingerMs: 1 })
  const doc = new Y.Doc()
  const page = await raw(table, 'parent').synced(doc)
  const letGo = await holdLog()
  page.update(updateOf(doc, () => doc.getText('x').insert(0, 'Do not drop')))
  await until(async () => (await waitingForLock()) > 0, 'the commit waits')
  page.socket.terminate()
  await aWhile()
  const reader = stock(table, 'senco')
  await until(() => reader.provider.synced, 'in step')
  await letGo()
  await until(() => reader.words() === 'Do not drop', 'the same room shows it')
})

test('M14 the server writes for a seat by the same rules, and answers when it is durable', async () => {
  const table = await aTable()
  table.rights.set('officer', 'read')
  const senco = stock(table, 'senco')
  await until(() => senco.provider.synced, 'in step')
  const draft = await table.minutes.text(workspaceId, documentName)
  const update = updateOf(draft, () => draft.getText('x').insert(0, 'Apologies: none'))
  await expect(table.minutes.write(workspaceId, documentName, 'officer', update)).rejects.toThrow('may read')
  await table.minutes.write(workspaceId, documentName, 'senco', update)
  expect((await readUpdates(database.sql, place)).map(({ seatId }) => seatId)).toEqual(['senco'])
  await until(() => senco.words() === 'Apologies: none', 'the page shows it')
  await table.minutes.write(workspaceId, documentName, 'senco', update)
  expect(await storedCount(database.sql)).toBe(1)
  await expect(table.minutes.write(workspaceId, documentName, 'parent', new Uint8Array([9]))).rejects.toThrow(
    'read',
  )
})

async function waitingForLock(): Promise<number> {
  const rows = await database.sql`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `
  return rows.length
}
