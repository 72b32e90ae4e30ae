import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, urlOptions } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

const log = openLog('silent')
let database: TestDatabase
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-migrations-'))
  database = await testDatabase()
  await database.sql`drop schema public cascade`
  await database.sql`create schema public`
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('migrations are applied once, in order, and a later one joins them', async () => {
  write('0001_first.sql', 'create table thing (id int); insert into thing values (1);')
  await migrate(database.sql, folder, log)
  write('0002_second.sql', 'alter table thing add column name text default $$new$$;')
  await migrate(database.sql, folder, log)
  await migrate(database.sql, folder, log)
  expect(await database.sql`select id, name from thing`).toEqual([{ id: 1, name: 'new' }])
  expect(await names()).toEqual(['0001_first.sql', '0002_second.sql'])
})

test('several programs that start at once apply each migration once', async () => {
  for (let n = 1; n <= 9; n += 1) {
    write(`000${n}_part.sql`, `create table part_${n} (id int); select pg_sleep(0.01);`)
  }
  const pools = Array.from({ length: 3 }, () => connect({ ...urlOptions(database.url), max: 2 }, log))
  await Promise.all(pools.map((sql) => migrate(sql, folder, log)))
  expect(await names()).toHaveLength(9)
  await Promise.all(pools.map((sql) => sql.end()))
})

test('a migration that fails leaves nothing of itself', async () => {
  write('0001_first.sql', 'create table thing (id int);')
  write('0002_broken.sql', 'create table other (id int); select nonsense;')
  await expect(migrate(database.sql, folder, log)).rejects.toThrow('nonsense')
  expect(await names()).toEqual(['0001_first.sql'])
  expect(await database.sql`select to_regclass('other') as other`).toEqual([{ other: null }])
})

test('an edited migration is refused', async () => {
  write('0001_first.sql', 'create table thing (id int);')
  await migrate(database.sql, folder, log)
  write('0001_first.sql', 'create table thing (id bigint);')
  await expect(migrate(database.sql, folder, log)).rejects.toThrow('0001_first.sql was edited after')
})

test('the same migration with other line ends is the same', async () => {
  write('0001_first.sql', 'create table thing (\n  id int\n);\n')
  await migrate(database.sql, folder, log)
  write('0001_first.sql', 'create table thing (\r\n  id int\r\n);\r\n')
  await migrate(database.sql, folder, log)
  expect(await names()).toEqual(['0001_first.sql'])
})

test('a database that a newer program has used is refused', async () => {
  write('0001_first.sql', 'create table thing (id int);')
  write('0002_newer.sql', 'create table newer (id int);')
  await migrate(database.sql, folder, log)
  rmSync(join(folder, '0002_newer.sql'))
  await expect(migrate(database.sql, folder, log)).rejects.toThrow('a newer Concord has used it')
})

test('a migration that comes before an applied one is refused, and so are a wrong name and a number used twice', async () => {
  write('0002_second.sql', 'create table thing (id int);')
  await migrate(database.sql, folder, log)
  write('0001_late.sql', 'create table late (id int);')
  await expect(migrate(database.sql, folder, log)).rejects.toThrow(
    '0001_late.sql comes before 0002_second.sql',
  )
  write('0002_other.sql', 'select 1')
  await expect(migrate(database.sql, folder, log)).rejects.toThrow('Two migrations have the number 0002')
  rmSync(join(folder, '0002_other.sql'))
  write('1_First.sql', 'select 1')
  await expect(migrate(database.sql, folder, log)).rejects.toThrow('1_First.sql is not')
})

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

async function names(): Promise<unknown[]> {
  const rows = await database.sql`select name from migration order by name`
  return rows.map(({ name }) => name)
}
