import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/minutes/wire.ts'
import { testDatabase, type TestDatabase } from '../../database.ts'
import {
  Cleanup,
  documentName,
  openTable,
  ownClient,
  RawClient,
  storedCount,
  until,
  updateOf,
  workspaceId,
} from './support.ts'

let database: TestDatabase
let cleanup: Cleanup
beforeEach(async () => {
  cleanup = new Cleanup()
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
})
afterEach(() => cleanup.run())

const aTable = async (limits = {}) =>
  cleanup.add(await openTable(database.sql, limits), (table) => table.stop())
const own = (...given: Parameters<typeof ownClient>) =>
  cleanup.add(ownClient(...given), (page) => page.destroy())
const raw = (...given: ConstructorParameters<typeof RawClient>) =>
  cleanup.add(new RawClient(...given), ({ socket }) => socket.terminate())

test('N21 A table that another node asks for while its words wait for the database goes on being heard', async () => {
  const table = await aTable({ slowCommitMs: 100 })
  const [parent, senco] = [own(table, 'parent'), own(table, 'senco')]
  await until(() => [parent, senco].every((page) => page.saved().kind === 'saved'), 'in step')
  const gate = new EventEmitter()
  const isHeld = once(gate, 'held')
  const held = database.sql.begin(async (sql) => {
    await sql`lock table minutes_update in share row exclusive mode`
    const isLetGo = once(gate, 'let go')
    gate.emit('held')
    await isLetGo
  })
  await isHeld
  parent.doc.getText('x').insert(0, 'Waits')
  await until(() => !table.minutes.isDurable(), 'the words wait')
  const asked = table.minutes.release(workspaceId)
  senco.doc.getText('x').insert(0, 'Heard')
  // Only the server says so before the page’s own patience of three seconds is over.
  await until(() => senco.saved().kind === 'not_saved', 'it is heard, and told', 2_500)
  expect(await asked).toBe(false)
  gate.emit('let go')
  await held
  await until(() => parent.saved().kind === 'saved' && senco.saved().kind === 'saved', 'all is saved')
  expect(await table.minutes.release(workspaceId)).toBe(true)
})

test('M86 An id that is stored as another seat’s takes no words of one’s own', async () => {
  const table = await aTable()
  const [first, again] = [raw(table, 'parent'), raw(table, 'parent')]
  const doc = new Y.Doc()
  await first.synced(doc)
  // By another process, after this one has read whose each id is.
  await database.sql`
    insert into minutes_client (workspace_id, document, client_id, seat_id, claimed_at)
    values (${workspaceId}, ${documentName}, ${doc.clientID}, 'senco', now())
  `
  const update = updateOf(doc, () => doc.getText('x').insert(0, 'Not the SENCO’s words'))
  first.update(update)
  expect((await first.closing()).code).toBe(closeCode.restarting)
  expect(await storedCount(database.sql)).toBe(0)
  await again.closing()
  const back = await raw(table, 'parent').synced(doc)
  expect((await back.closing()).code).toBe(closeCode.forbidden)
})
