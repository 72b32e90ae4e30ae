import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBreak, readEvents } from '../../server/history/event-store.ts'
import { hashEvent } from '../../server/history/hash-chain.ts'
import { Hosting } from '../../server/hosting/hosting.ts'
import { openLog } from '../../server/log.ts'
import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import { emptyTable, evolve, Table } from '../../shared/table.ts'
import { openWorld, type World } from '../world.ts'
import { type Person } from '../world/person.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** For a host that should not be: nobody asks whether the workspace is another's. */
const noLeases = {
  minHoldMs: 0,
  listen() {},
  holds: () => true,
  async sure() {},
  take: async () => ({ wasElsewhere: false }),
  async giveBack() {},
  async close() {},
}

const describing = (role: string) => ({ type: 'seat.describe', role })

async function tableWithHistory() {
  const table = await world.openTable()
  for (let place = 1; place <= 5; place++) await table.parent.does(describing(`Role ${place}`))
  return table
}

/** What somebody with every right in the database could do, once the guard is out of the way. */
async function force(workspaceId: string, work: () => PromiseLike<unknown>) {
  expect(await findBreak(world.sql, workspaceId)).toBeUndefined()
  await world.sql`alter table event disable trigger event_is_append_only`
  await work()
  await world.sql`alter table event enable trigger event_is_append_only`
  return findBreak(world.sql, workspaceId)
}

const stored = ({ workspaceId }: { workspaceId: string }) =>
  world.sql`select seq, at, type, payload, prev_hash, hash from event where workspace_id = ${workspaceId} order by seq`

it('H1 Every event is chained to the one before it, and the whole chain holds', async () => {
  const table = await tableWithHistory()
  const senco = await table.seat('school')
  await senco.does(describing('SENCO, all day'))
  const rows = await stored(table)
  expect(rows.length).toBe(9)
  expect(rows[0]?.prevHash).toEqual(Buffer.alloc(32))
  for (const [place, { prevHash }] of rows.entries())
    if (place > 0) expect(prevHash).toEqual(rows[place - 1]?.hash)
  expect(await findBreak(world.sql, table.workspaceId)).toBeUndefined()
})

it('H2 The database refuses to change, delete or reorder what has happened', async () => {
  const table = await tableWithHistory()
  const { workspaceId } = table
  const before = await stored(table)
  const refused = 'event is append-only'
  const { sql } = world
  await expect(sql`update event set type = 'seat.left' where workspace_id = ${workspaceId}`).rejects.toThrow(
    refused,
  )
  await expect(sql`update event set seq = seq + 100 where workspace_id = ${workspaceId}`).rejects.toThrow(
    refused,
  )
  await expect(sql`delete from event where workspace_id = ${workspaceId} and seq = 6`).rejects.toThrow(
    refused,
  )
  await expect(sql`truncate event`).rejects.toThrow(refused)
  await expect(sql`truncate workspace cascade`).rejects.toThrow(refused)
  expect(await stored(table)).toEqual(before)
})

it('H3 What was forced past the database is found, with its place in the history', async () => {
  const { sql } = world
  const changes: [string, (workspaceId: string) => PromiseLike<unknown>, number][] = [
    [
      'words',
      (id) => sql`update event set payload = '{"role": "Nobody"}' where workspace_id = ${id} and seq = 3`,
      3,
    ],
    ['type', (id) => sql`update event set type = 'seat.left' where workspace_id = ${id} and seq = 4`, 4],
    ['author', (id) => sql`update event set seat_id = 'x' where workspace_id = ${id} and seq = 2`, 2],
    [
      'moment',
      (id) => sql`update event set at = at - interval '1 day' where workspace_id = ${id} and seq = 5`,
      5,
    ],
    ['command', (id) => sql`update event set command_id = 'x' where workspace_id = ${id} and seq = 1`, 1],
    ['hash', (id) => sql`update event set hash = '\\x00' where workspace_id = ${id} and seq = 6`, 6],
    ['left out', (id) => sql`delete from event where workspace_id = ${id} and seq = 4`, 4],
    ['first left out', (id) => sql`delete from event where workspace_id = ${id} and seq = 1`, 1],
    ['closed up', (id) => closeUp(id), 4],
    ['closed up and hashed anew', (id) => closeUpAndHash(id), 4],
    ['reordered', (id) => swap(id), 3],
  ]
  for (const [change, work, place] of changes) {
    const { workspaceId } = await tableWithHistory()
    expect(await force(workspaceId, () => work(workspaceId)), change).toBe(place)
  }

  /** Leaves an event out and numbers the rest anew. */
  async function closeUp(id: string) {
    await sql`delete from event where workspace_id = ${id} and seq = 4`
    await sql`update event set seq = 4 where workspace_id = ${id} and seq = 5`
    await sql`update event set seq = 5 where workspace_id = ${id} and seq = 6`
  }

  /** What is left is whole in itself, and only does not follow. */
  async function closeUpAndHash(id: string) {
    await closeUp(id)
    for (const happened of await readEvents(sql, id, 3)) {
      const [row] =
        await sql`select prev_hash from event where workspace_id = ${id} and seq = ${happened.seq}`
      const hash = hashEvent(row?.prevHash, id, happened)
      await sql`update event set hash = ${hash} where workspace_id = ${id} and seq = ${happened.seq}`
    }
  }

  async function swap(id: string) {
    for (const [from, to] of [
      [3, 103],
      [4, 3],
      [103, 4],
    ] as const)
      await sql`update event set seq = ${to} where workspace_id = ${id} and seq = ${from}`
  }
})

it('H4 A command whose commit fails changes nothing, in the database or in memory, and may be sent again', async () => {
  const { parent } = await tableWithHistory()
  const before = await parent.table()
  const page = await parent.live().welcomed()
  const id = newId()
  await world.sql`alter table event add constraint nothing_more check (type <> 'seat.described') not valid`
  const refused = await parent.mayNot(describing('Refused'), id)
  await world.sql`alter table event drop constraint nothing_more`
  expect(refused).toMatchObject({ status: 500, code: 'internal' })
  expect(refused.message).toContain(refused.reference)
  expect(await parent.table()).toEqual(before)
  expect(page.heard).toEqual([])
  const [done] = await parent.does(describing('Refused'), id)
  expect(done?.seq).toBe(before.table.seq + 1)
  expect(await findBreak(world.sql, parent.workspaceId)).toBeUndefined()
})

it('H5 When another host has written first, the late one fails, reads what is true, and goes on from there', async () => {
  const { parent } = await tableWithHistory()
  const { table } = await parent.table()
  const other = await new Hosting({ sql: world.sql, log: openLog('warn'), leases: noLeases }).host(
    parent.workspaceId,
  )
  await other.run({ seatId: parent.seatId, commandId: newId(), command: describing('By the other host') })
  const id = newId()
  expect(await parent.mayNot(describing('By the late host'), id)).toMatchObject({ status: 500 })
  const seen = (await parent.table()).table
  expect(seen.seq).toBe(table.seq + 1)
  expect(seen).toEqual(other.table)
  expect(await parent.does(describing('By the late host'), id)).toMatchObject([{ seq: table.seq + 2 }])
  const late = other.run({ seatId: parent.seatId, commandId: newId(), command: describing('Too late') })
  await expect(late).rejects.toThrow('duplicate key')
  expect(other.table).toEqual((await parent.table()).table)
  expect(await findBreak(world.sql, parent.workspaceId)).toBeUndefined()
})

it('H6 After a restart, the history gives the same table, and so does a page that replays it from the beginning', async () => {
  const device = world.device()
  const { workspaceId, seats } = await device.done(endpoints.example)
  const params = { workspaceId }
  await device.done(endpoints.sitAtExample, { params, body: { seatId: seats[0]?.seatId } })
  const before = await device.done(endpoints.table, { params })
  await world.stop()
  await world.start()
  const after = await device.done(endpoints.table, { params })
  expect(after).toEqual(before)
  const { events } = await device.done(endpoints.events, { params, query: { after: '0' } })
  expect(Table.parse(events.reduce(evolve, emptyTable(workspaceId)))).toEqual(before.table)
  expect(await findBreak(world.sql, workspaceId)).toBeUndefined()
})

it('H9 A history that was changed behind our back is not shown as if it held', async () => {
  const { parent } = await tableWithHistory()
  const other = (await world.openTable()).parent
  await world.sql`alter table event disable trigger event_is_append_only`
  await world.sql`update event set payload = '{}' where workspace_id = ${parent.workspaceId} and seq = 2`
  await world.sql`alter table event enable trigger event_is_append_only`
  await world.stop()
  await world.start()
  expect((await parent.device.ask(endpoints.table, parent.place)).status).toBe(500)
  expect((await other.table()).seatId).toBe(other.seatId)
})

it('H7 The events after any place in the history are told in order, without gaps', async () => {
  const { parent } = await tableWithHistory()
  const all = await parent.events()
  for (const after of [0, 1, 3, all.length, all.length + 10])
    expect(await parent.events(after)).toEqual(all.slice(after))
  for (const after of ['-1', '1.5', 'x', ''])
    expect(await statusAfter(parent, after), after).toBe(after ? 400 : 200)
})

it('H8 What is stored of an event is what its kind names, and nothing else that came with the command', async () => {
  const { parent } = await tableWithHistory()
  const [last] = (await stored(parent)).slice(-1)
  expect(last?.payload).toEqual({ role: 'Role 5' })
})

const statusAfter = async ({ device, place }: Person, after: string) =>
  (await device.ask(endpoints.events, { ...place, query: { ...place.query, after } })).status
