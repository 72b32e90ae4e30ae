import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, urlOptions, type Sql } from '../../server/db.ts'
import { Leases } from '../../server/hosting/leases.ts'
import { leaseKey } from '../../server/hosting/lease-key.ts'
import type { LeaseTimes } from '../../server/hosting/lease-times.ts'
import { openLog } from '../../server/log.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { aWhile, until } from '../world/until.ts'
import { World } from '../world.ts'
import { at, departures, TwoNodes } from './two-nodes.ts'

let database: TestDatabase
const closers: (() => unknown)[] = []
beforeEach(async () => {
  database = await testDatabase()
  for (const id of ['first', 'second'])
    await database.sql`insert into workspace (id, child_name, is_example) values (${id}, 'R.', true)`
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await database.drop()
})

/** A node as far as its leases go; `onQuery` is called just before each of its queries. */
function openNode(times: Partial<LeaseTimes>, onQuery = (_query: string) => {}) {
  const lines: string[] = []
  const debug = (_connection: number, query: string) => onQuery(query)
  const sql = connect({ ...urlOptions(database.url), max: 1, debug }, openLog('fatal'))
  const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
  const leases = new Leases({ sql, log, times })
  closers.unshift(async () => {
    await leases.close()
    await sql.end({ timeout: 1 })
  })
  const ends = () => lines.filter((line) => line.includes('lease session ended')).length
  return { leases, ends }
}

const leaseHolders = (sql: Sql) => sql<{ pid: number }[]>`
  select distinct pid
  from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
`

async function endSessions(sql: Sql) {
  for (const { pid } of await leaseHolders(sql)) await sql`select pg_terminate_backend(${pid}::int)`
}

it('N20 What is given back while the session is opened anew is free for others', async () => {
  let onQuery = (_query: string) => {}
  const { leases, ends } = openNode({ reopenAfterMs: 10 }, (query) => onQuery(query))
  await leases.take('first')
  await leases.take('second')
  onQuery = (query) => {
    // Both in the worst moment: the one is looked at already when it is given back.
    if (query.includes('from lease')) void leases.giveBack('second')
    if (query.includes('pg_advisory_unlock')) void leases.giveBack('first')
  }
  await endSessions(database.sql)
  await until(() => ends() > 0, 'its end is noticed')
  await leases.sure()
  const other = openNode({})
  await until(async () => (await leaseHolders(database.sql)).length === 0, 'both are free')
  await other.leases.take('first')
  expect(leases.holds('first')).toBe(false)
})

it('N20 Who lost a workspace says that it writes no more, if need be in its next session', async () => {
  const [a, b] = [openNode({ reopenAfterMs: 300 }), openNode({})]
  const dropped: string[] = []
  b.leases.listen({ asked() {}, lost() {}, dropped: (workspaceId) => void dropped.push(workspaceId) })
  const lost: string[] = []
  a.leases.listen({ asked() {}, lost: (workspaceId) => void lost.push(workspaceId), dropped() {} })
  await a.leases.take('first')
  await a.leases.take('second')
  await endSessions(database.sql)
  await until(() => a.ends() === 1, 'its end is noticed')
  await b.leases.take('first')
  await until(() => lost.includes('first'), 'A knows')
  // A's once more: it has the other lease.
  await endSessionOf('second')
  await until(() => a.ends() === 2, 'its end is noticed again')
  await a.leases.giveBack('first')
  await until(() => dropped.includes('first'), 'B is told')
})

it('N20 Who has it and is deaf when the last words are said hears them once its session is back, and once only', async () => {
  const [a, b] = [openNode({ reopenAfterMs: 300, tellAgainMs: 50 }), openNode({ reopenAfterMs: 300 })]
  const dropped: string[] = []
  b.leases.listen({ asked() {}, lost() {}, dropped: (workspaceId) => void dropped.push(workspaceId) })
  const lost: string[] = []
  a.leases.listen({ asked() {}, lost: (workspaceId) => void lost.push(workspaceId), dropped() {} })
  await a.leases.take('first')
  await endSessions(database.sql)
  await until(() => a.ends() === 1, 'its end is noticed')
  await b.leases.take('first')
  await until(() => lost.includes('first'), 'A knows')
  await endSessionOf('first')
  await until(() => b.ends() === 1, 'B hears nothing now')
  await a.leases.giveBack('first')
  expect(dropped).toEqual([])
  await until(() => dropped.length > 0, 'B is told')
  // Longer than the next pause after which it would be said again.
  for (let pause = 0; pause < 6; pause++) await aWhile()
  expect(dropped).toEqual(['first'])
})

it('N20 Last words are said again for as long as somebody has the workspace and does not hear', async () => {
  const a = openNode({ reopenAfterMs: 300, tellAgainMs: 10, maxTellDelayMs: 20 })
  const lost: string[] = []
  a.leases.listen({ asked() {}, lost: (workspaceId) => void lost.push(workspaceId), dropped() {} })
  await a.leases.take('first')
  // Deaf for longer than anybody is willing to wait: it has the lock, and answers nothing.
  const deaf = await database.sql.reserve()
  closers.unshift(() => deaf.release())
  const said: string[] = []
  const listening = await database.sql.listen('concord_lease', (word) => {
    if (word.includes('dropped')) said.push(word)
  })
  closers.unshift(() => listening.unlisten())
  await endSessions(database.sql)
  await deaf`select pg_advisory_lock(${leaseKey('first')}::bigint)`
  await until(() => lost.includes('first'), 'A knows')
  await a.leases.giveBack('first')
  await until(() => said.length >= 12, 'it is said again and again')
  await deaf`select pg_advisory_unlock(${leaseKey('first')}::bigint)`
  // Nobody has it any more, so there is nobody to tell.
  await until(async () => {
    const before = said.length
    await aWhile()
    return said.length === before
  }, 'it is said no more')
})

async function endSessionOf(workspaceId: string) {
  await database.sql`
    select pg_terminate_backend(pid)
    from pg_locks
    where locktype = 'advisory' and granted
      and (classid::bigint << 32 | objid::bigint)
        = ('x' || encode(substr(sha256(${workspaceId}::text::bytea), 1, 8), 'hex'))::bit(64)::bigint
  `
}

/** As `sql`, but whoever first asks for the names of a table has to wait for them. */
function slowWithNames(sql: Sql) {
  const gate = { isReached: false, open: () => {} }
  const opened = new Promise<void>((resolve) => (gate.open = resolve))
  const slow = new Proxy(sql, {
    apply: (sql, self, [parts, ...rest]: [TemplateStringsArray, ...unknown[]]) => {
      const query = Reflect.apply(sql, self, [parts, ...rest])
      if (gate.isReached || !String(parts.raw).includes('select id, name from seat')) return query
      gate.isReached = true
      return query.then((rows: unknown) => opened.then(() => rows))
    },
  })
  return { slow, gate }
}

it('N20 Who is still loading a workspace when its former node wrote the last words reads them too', async () => {
  const { sql } = database
  const { slow, gate } = slowWithNames(connect(urlOptions(database.url), openLog('fatal')))
  const a = new World({ ...database, async drop() {} }, {}, { reopenAfterMs: 1_500 })
  const b = new World({ ...database, sql: slow, drop: () => slow.end({ timeout: 1 }) }, {})
  closers.unshift(() => new TwoNodes(a, b).close())
  await a.start()
  const { parent } = await a.openTable()
  await b.start()
  const holding = await sql.reserve()
  await holding`begin`
  await holding`lock table event in exclusive mode`
  const does = parent.does({ type: 'seat.describe', role: 'Said at the last moment' })
  await until(async () => {
    const rows = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `
    return rows.length === 1
  }, 'A is about to write')
  await endSessions(sql)
  const there = at(b, parent)
  const table = there.table()
  // The history is asked for just before the names.
  await until(() => gate.isReached, 'B is loading')
  await aWhile()
  await holding`commit`
  holding.release()
  const [done] = await does
  await until(() => departures(a) === 1, 'A has let it go')
  await aWhile()
  gate.open()
  expect((await table).table.seq).toBeLessThan(done?.seq ?? 0)
  await until(async () => (await there.table()).table.seq === done?.seq, 'B has it too')
})
