import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'
import { startEmbeddedPostgres } from '../../server/postgres/embedded.ts'
import { many, maybe, one } from '../../server/rows.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

const log = openLog('silent')
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('columns come as the types that db.ts promises, and names inside jsonb are left alone', async () => {
  const { sql } = database
  const rows = await sql`
    select 9007199254740991::bigint as big_one, count(*) as counted, array[1, 2]::bigint[] as several,
      '2025-05-03 10:00:00.123456+02'::timestamptz as signed_at, '2025-05-03'::date as due_on, '\\x0102'::bytea as bytes,
      '{"seat_id": 1}'::jsonb as payload
    from generate_series(1, 3)
  `
  expect(rows).toEqual([
    {
      bigOne: Number.MAX_SAFE_INTEGER,
      counted: 3,
      several: [1, 2],
      signedAt: '2025-05-03T08:00:00.123Z',
      dueOn: '2025-05-03',
      bytes: Buffer.from([1, 2]),
      payload: { seat_id: 1 },
    },
  ])
})

test('what was written comes back the same', async () => {
  const { sql } = database
  await sql`create table sample (id bigint, signed_at timestamptz, due_on date, bytes bytea, payload jsonb)`
  const sample = { id: 5, signedAt: '2025-05-03T08:00:00.123Z', dueOn: '2025-05-03', bytes: Buffer.from('ä') }
  await sql`insert into sample ${sql({ ...sample, payload: sql.json({ snakeAnd_camel: ['x'] }) })}`
  await sql`insert into sample (id, signed_at) values (${6}, ${new Date('2025-05-03T08:00:00Z')})`
  expect(
    await sql`select id, signed_at, due_on, bytes, payload from sample where due_on is not null`,
  ).toEqual([{ ...sample, payload: { snakeAnd_camel: ['x'] } }])
  expect(await sql`select signed_at from sample where id = 6`).toEqual([
    { signedAt: '2025-05-03T08:00:00.000Z' },
  ])
})

test('a bigint that a number cannot hold fails the query instead of changing its value', async () => {
  await expect(database.sql`select 9007199254740993::bigint as id`).rejects.toThrow('9007199254740993')
})

test('rows are parsed where they come in, and a missing row is told apart', async () => {
  const Row = z.object({ n: z.number() })
  const { sql } = database
  expect(many(Row, await sql`select n from generate_series(1, 2) n`)).toEqual([{ n: 1 }, { n: 2 }])
  expect(maybe(Row, await sql`select 1 as n where false`)).toBeUndefined()
  expect(one(Row, await sql`select 1 as n`)).toEqual({ n: 1 })
  expect(() => one(Row, [])).toThrow('Expected one row, the database gave 0.')
  expect(() => maybe(Row, [{ n: 1 }, { n: 2 }])).toThrow('at most one row')
  expect(() => many(Row, [{ n: 'one' }])).toThrow('expected number')
})

test('a database that comes up later than the program is waited for', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-late-'))
  const databaseUrl = `postgres://app@localhost/postgres?host=${dataDir}/run`
  const opening = openDatabase({ databaseUrl, dataDir }, log)
  await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 300))])
  const late = await startEmbeddedPostgres({ dataDir, log })
  const opened = await opening
  expect(await opened.sql`select 1 as one`).toEqual([{ one: 1 }])
  await opened.close()
  await late.stop()
  rmSync(dataDir, { recursive: true })
})

test('a database that does not exist is said at once, without the password', async () => {
  const url = new URL(database.url)
  url.pathname = 'nowhere'
  url.password ||= 'hunter22'
  const failure = openDatabase({ databaseUrl: url.href, dataDir: '' }, log).catch(String)
  expect(await failure).toContain('The database named in DATABASE_URL does not exist.')
  expect(await failure).not.toContain(url.password)
})
