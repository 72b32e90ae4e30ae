import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { hideWhileUnseen } from '../../../client/minutes/connection/unseen.ts'
import type { Limits } from '../../../server/minutes/limits.ts'
import { messageType } from '../../../shared/minutes/wire.ts'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { Cleanup, openTable, RawClient, stockClient, until, updateOf } from './support.ts'

const cleanup = new Cleanup()
let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(async () => {
  await cleanup.run()
  await database.drop()
})

async function aTable(limits: Partial<Limits> = {}) {
  return cleanup.add(await openTable(database.sql, limits), (table) => table.stop())
}

const cursorFrames = (page: RawClient) =>
  page.frames.filter((frame) => frame[0] === messageType.awareness).length

test('M55 a page that nobody looks at is told of no cursors, is kept alive, and has them all when it is looked at', async () => {
  const table = await aTable({ pingEveryMs: 50 })
  const parent = stockClient(table, 'parent')
  cleanup.add(parent.provider, (provider) => provider.destroy())
  const page = new EventTarget() as Document & { visibilityState: string }
  Object.defineProperty(page, 'visibilityState', { value: 'hidden', writable: true })
  const background = new RawClient(table, 'senco')
  const doc = new Y.Doc()
  await background.synced(doc)
  background.awareness([{ client: doc.clientID, clock: 1, state: {} }])
  await until(() => parent.provider.awareness.states.has(doc.clientID), 'it is among those present')
  background.awareness([{ client: doc.clientID, clock: 2, state: null }])
  await until(() => !parent.provider.awareness.states.has(doc.clientID), 'it is not')
  const before = background.frames.length
  parent.provider.awareness.setLocalState({ cursor: null, moved: true })
  parent.text.insert(0, 'Words still come')
  await until(() => background.frames.slice(before).some((frame) => frame[0] === messageType.sync), 'words')
  await until(() => cursorFrames(background) > 3, 'heartbeats')
  const heartbeats = background.frames.slice(before).filter((frame) => frame[0] === messageType.awareness)
  expect(heartbeats.every((frame) => frame.length === 3 && frame[2] === 0)).toBe(true)
  background.awareness([{ client: doc.clientID, clock: 3, state: {} }])
  await until(
    () => background.frames.some((frame) => frame[0] === messageType.awareness && frame.length > 3),
    'all',
  )
})

test('M55 our own page shows no cursor while nobody looks at it, and the same one afterwards', async () => {
  const table = await aTable()
  const parent = stockClient(table, 'parent')
  const senco = stockClient(table, 'senco')
  for (const { provider } of [parent, senco]) cleanup.add(provider, (one) => one.destroy())
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const stop = hideWhileUnseen(senco.provider.awareness, page as Document)
  const isSeen = () => parent.provider.awareness.states.has(senco.doc.clientID)
  await until(isSeen, 'seen')
  const turn = (visibilityState: string) => {
    page.visibilityState = visibilityState
    page.dispatchEvent(new Event('visibilitychange'))
  }
  turn('hidden')
  await until(() => !isSeen(), 'unseen')
  turn('visible')
  await until(isSeen, 'seen again')
  stop()
})

test('M56 one person cannot take all the places in a text', async () => {
  const table = await aTable({ maxSocketsPerSeat: 3 })
  const own = Array.from({ length: 3 }, () => new RawClient(table, 'officer'))
  for (const page of own) await page.opened()
  expect((await new RawClient(table, 'officer').closing()).code).toBe(1013)
  const parent = await new RawClient(table, 'parent').opened()
  expect(parent.closed).toBeNull()
  own[0]?.socket.close()
  await until(() => own[0]?.closed, 'one place is free')
  await until(
    async () => (await new RawClient(table, 'officer').opened()).closed === null,
    'and can be taken',
  )
})

test('M56 one party cannot take all the places either, with however many seats and screens', async () => {
  // Six places are kept for the other six parties.
  const table = await aTable({ maxSocketsPerRoom: 11, placesPerSide: 1 })
  const pageOf = (seatId: string) => new RawClient(table, seatId)
  const isRefused = async (seatId: string) => (await pageOf(seatId).opened()).closed?.code === 1013
  // Whoever the other tests do not know is of one party.
  for (const seatId of ['one', 'two', 'screen', 'screen', 'five']) expect(await isRefused(seatId)).toBe(false)
  for (const seatId of ['six', 'screen']) expect(await isRefused(seatId)).toBe(true)
  for (const seatId of ['parent', 'senco', 'officer']) expect(await isRefused(seatId)).toBe(false)
  expect(await isRefused('parent')).toBe(true)
})

test('M57 a person who floods over many sockets is held to one person’s share, and nobody else behind that address', async () => {
  const table = await aTable({ personBurst: 100, personPerSecond: 1, frameBurst: 60, framesPerSecond: 1 })
  const flood = await Promise.all([1, 2, 3].map(() => new RawClient(table, 'officer').opened()))
  const honest = stockClient(table, 'parent')
  const reader = stockClient(table, 'senco')
  for (const { provider } of [honest, reader]) cleanup.add(provider, (one) => one.destroy())
  await until(() => honest.provider.synced && reader.provider.synced, 'in step')
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (const page of flood) for (let count = 0; count < 45; count += 1) page.update(nothing)
  await until(() => flood.some(({ closed }) => closed?.code === 1013), 'one is closed')
  const again = await new RawClient(table, 'officer').opened()
  again.update(nothing)
  expect((await again.closing()).code).toBe(1013)
  honest.text.insert(0, 'Undisturbed')
  await until(() => reader.words() === 'Undisturbed', 'seen')
})

test('M58 a workspace that is let go says so when its words are safe, and its pages come back', async () => {
  const table = await aTable()
  const parent = stockClient(table, 'parent')
  cleanup.add(parent.provider, (provider) => provider.destroy())
  await until(() => parent.provider.synced, 'in step')
  const other = await new RawClient(table, 'senco', '&durable=1').synced(new Y.Doc())
  const doc = new Y.Doc()
  other.update(updateOf(doc, () => doc.getText('x').insert(0, 'On the way')))
  await until(() => other.durable?.count === 2 || parent.words() !== '', 'arrived')
  const [workspaceId] = table.url.split('/').slice(-1)
  expect(table.minutes.isOpen(workspaceId ?? '')).toBe(true)
  expect(await table.minutes.release(workspaceId ?? '')).toBe(true)
  expect((await other.closing()).code).toBe(1012)
  await until(() => parent.provider.synced && parent.words() === 'On the way', 'back')
})

test('M58 a workspace whose words cannot be saved is not let go, and goes on', async () => {
  const table = await aTable({ flushTimeoutMs: 200 })
  const page = await new RawClient(table, 'parent', '&durable=1').synced(new Y.Doc())
  await until(() => page.durable?.count === 1, 'in step')
  const [workspaceId] = table.url.split('/').slice(-1)
  await database.sql.begin(async (sql) => {
    await sql`lock table minutes_update in access exclusive mode`
    const doc = new Y.Doc()
    page.update(updateOf(doc, () => doc.getText('x').insert(0, 'Not saved')))
    await until(() => table.minutes.counts().queued > 0, 'on its way')
    expect(await table.minutes.release(workspaceId ?? '')).toBe(false)
    expect(page.closed).toBeNull()
  })
  await until(() => page.durable?.count === 2, 'saved after all')
})
