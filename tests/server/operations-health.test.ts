import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { connect, urlOptions } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'
import { OwnDatabase } from '../faults/own-database.ts'
import { openWorld, World } from '../world.ts'
import { until } from '../world/until.ts'

// A database of its own is made here, and a busy machine takes seconds for one.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const log = openLog('fatal')
const token = 'a-token-for-the-metrics'
const ready = { status: 'ready', database: 'answers', minutes: 'durable' }

let server: OwnDatabase
let world: World
/** How often the database was asked whether it is there. */
let questions = 0
beforeAll(async () => {
  server = await OwnDatabase.make()
  const debug = (_connection: number, query: string) => {
    if (query === 'select 1') questions += 1
  }
  const sql = connect({ ...urlOptions(server.url), max: 4, debug }, log)
  await migrate(sql, join(import.meta.dirname, '../../migrations'), log)
  world = new World({ sql, url: server.url, drop: () => sql.end({ timeout: 1 }) }, { metricsToken: token })
  await world.start()
})
afterAll(async () => {
  await world.close()
  await server.remove()
})

async function health(of = world) {
  const asked = performance.now()
  const { status, text } = await of.device().get('/healthz')
  return { status, says: JSON.parse(text) as { status: string }, ms: performance.now() - asked }
}

async function metric(name: string): Promise<number> {
  const { text } = await world.device().get('/metrics', { authorization: `Bearer ${token}` })
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

it('O1 /healthz says that this node can serve, and that it cannot when its database is gone', async () => {
  expect(await health()).toMatchObject({ status: 200, says: ready })
  const broken = await openWorld()
  await broken.sql.end()
  expect(await health(broken)).toMatchObject({ status: 503, says: { status: 'database not reachable' } })
  await broken.close()
})

it('O15 /healthz says when words wait for the database, and keeps the node in service meanwhile', async () => {
  const table = await world.openTable()
  const { document, itemIds } = await table.meeting()
  const text = await table.parent.text(document).synced()
  const gate = new EventEmitter()
  const isHeld = once(gate, 'held')
  const held = world.sql.begin(async (sql) => {
    await sql`lock table minutes_update in share row exclusive mode`
    const isLetGo = once(gate, 'let go')
    gate.emit('held')
    await isLetGo
  })
  await isHeld
  text.write(itemIds[0] ?? '', 'These words wait.')
  await until(async () => (await health()).says.status === 'not durable', 'the wait is said')
  expect(await health()).toMatchObject({
    status: 200,
    says: { status: 'not durable', database: 'answers', minutes: 'waiting for the database' },
  })
  text.write(itemIds[0] ?? '', 'And these.')
  await until(async () => (await metric('concord_minutes_queued_updates')) > 0, 'the queue is counted')
  expect(await metric('concord_minutes_not_durable')).toBe(1)
  gate.emit('let go')
  await held
  await until(async () => (await health()).says.status === 'ready', 'the wait is over')
})

it('O16 /healthz answers in time while the database hangs, and asks it no more than once', async () => {
  await health()
  server.pause()
  try {
    const before = questions
    const answers = await Promise.all(Array.from({ length: 30 }, () => health()))
    answers.push(await health())
    for (const { status, says, ms } of answers) {
      expect([status, says]).toEqual([200, { ...ready, status: 'not durable', database: 'slow' }])
      expect(ms).toBeLessThan(3_000)
    }
    expect(questions - before).toBe(1)
  } finally {
    server.resume()
  }
  await until(async () => (await health()).says.status === 'ready', 'it is ready again')
})

it('O17 /healthz sends people elsewhere while the database is down, until it is back', async () => {
  await server.kill()
  await until(async () => (await health()).status === 503, 'it is said')
  // Also between the driver’s attempts to connect, which become rarer.
  for (let times = 0; times < 5; times += 1)
    expect(await health()).toMatchObject({ status: 503, says: { status: 'database not reachable' } })
  await server.start()
  await until(async () => (await health()).says.status === 'ready', 'it is back', 30_000)
  expect(await metric('concord_minutes_not_durable')).toBe(0)
})
