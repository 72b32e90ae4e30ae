import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog } from '../../server/log.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/postgres/embedded.ts'
import { readPidFile } from '../../server/postgres/pid-file.ts'
import { commandLine, startedAt } from '../../server/postgres/process-identity.ts'

// Each test makes a database or two, and a busy machine takes seconds for one.
vi.setConfig({ testTimeout: 60_000 })

const log = openLog('silent')
let dataDir: string
let opened: { stop(): Promise<void> }[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-embedded-'))
  opened = []
})

afterEach(async () => {
  for (const one of opened.toReversed()) await one.stop()
  // The server of a killed program is still busy with its shutdown.
  await vi.waitFor(() => expect(serversOn(dataDir), 'left behind').toEqual([]), { timeout: 10_000 })
  rmSync(dataDir, { recursive: true, force: true })
})

test('the embedded database keeps what was committed over a stop and a start', async () => {
  const first = await start()
  await query(first, (sql) => sql`create table kept as select 'Äpfel' as word`)
  await first.stop()
  expect(serversOn(dataDir)).toEqual([])
  const second = await start()
  expect(
    await query(
      second,
      (sql) => sql`select word, lower('ÄÖÜ') as small, word ilike 'äp%' as found from kept`,
    ),
  ).toEqual([{ word: 'Äpfel', small: 'äöü', found: true }])
})

test('the embedded database writes to disk before it says committed, and opens no port', async () => {
  const settings = await query(
    await start(),
    (sql) => sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits,
        current_setting('full_page_writes') as pages, current_setting('listen_addresses') as addresses
    `,
  )
  expect(settings).toEqual([{ fsync: 'on', waits: 'on', pages: 'on', addresses: '' }])
})

test('after kill -9 of the program everything it had acknowledged is there', async () => {
  const program = count(dataDir)
  const acknowledged = await countedTo(program, 50)
  await killNow(program)
  const counted = await query(
    await start(),
    (sql) => sql`select max(n) as n, count(*)::int as rows from counted`,
  )
  expect(counted[0]?.n).toBeGreaterThanOrEqual(acknowledged)
  expect(counted[0]?.rows).toBe(counted[0]?.n)
})

test('a server that outlived its program is replaced and has lost nothing', async () => {
  // Without setpriv nobody tells the server that its parent is dead, as on macOS.
  const program = count(dataDir, { PATH: pathWithOnly(['sh', 'unshare']) })
  const acknowledged = await countedTo(program, 10)
  await killNow(program)
  const orphan = serversOn(dataDir)
  expect(orphan).toHaveLength(1)
  const counted = await query(await start(), (sql) => sql`select max(n) as n from counted`)
  expect(counted[0]?.n).toBeGreaterThanOrEqual(acknowledged)
  expect(serversOn(dataDir)).not.toEqual(orphan)
})

test('a second program on the same data folder is told so, and the first goes on', async () => {
  const program = count(dataDir)
  opened.push({ stop: () => killNow(program) })
  await countedTo(program, 1)
  await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(
    `Another Concord (process ${program.pid}) uses the data folder`,
  )
  const before = await countedTo(program, 2)
  expect(await countedTo(program, before + 5)).toBeGreaterThan(before)
})

test('of several programs that start at once on a new folder one gets it', async () => {
  const programs = [count(dataDir), count(dataDir), count(dataDir)]
  opened.push(...programs.map((program) => ({ stop: () => killNow(program) })))
  const outcomes = await Promise.all(
    programs.map((program) =>
      Promise.race([countedTo(program, 5).then(() => 'counts'), once(program, 'exit').then(() => 'refused')]),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['counts', 'refused', 'refused'])
})

test('a lock that a dead program left is taken over, also when its number belongs to another process now', async () => {
  writeFileSync(
    join(dataDir, 'concord.lock'),
    JSON.stringify({ pid: process.ppid, startedAt: 'another time' }),
  )
  await start()
  expect(JSON.parse(readFileSync(join(dataDir, 'concord.lock'), 'utf8'))).toEqual({
    pid: process.pid,
    startedAt: startedAt(process.pid),
  })
})

test('a stale postmaster.pid that names some other living process does not keep the database closed', async () => {
  await (await start()).stop()
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n${dataDir}/postgres\n`)
  expect(await query(await start(), (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('the lock file of a killed server, which says ready, does not pass for the new one', async () => {
  await (await start()).stop()
  const gone = spawnSync('true').pid
  const lines = [gone, join(dataDir, 'postgres'), 0, 5432, join(dataDir, 'run'), '', '0 0', 'ready   ', '']
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'))
  expect(await query(await start(), (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('half a database from an interrupted first start is thrown away', async () => {
  mkdirSync(join(dataDir, 'postgres.new-abc'))
  writeFileSync(join(dataDir, 'postgres.new-abc/PG_VERSION'), '18\n')
  await start()
  expect(readdirSync(dataDir).toSorted()).toEqual(['concord.lock', 'postgres', 'run'])
})

test('a database server that dies is started again, and queries go on', async () => {
  const embedded = await start()
  await query(embedded, (sql) => sql`create table kept as select 1 as n`)
  const dead = serverPid()
  process.kill(dead, 'SIGKILL')
  await vi.waitFor(() => expect(serverPid()).not.toBe(dead), { timeout: 15_000 })
  await vi.waitFor(
    async () => expect(await query(embedded, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]),
    { timeout: 15_000 },
  )
})

test('a data folder with a very long name has its socket elsewhere', async () => {
  const deep = join(dataDir, 'a-folder-with-quite-a-long-name/'.repeat(4))
  const embedded = await startEmbeddedPostgres({ dataDir: deep, log })
  opened.push(embedded)
  expect(embedded.options.path.length).toBeLessThan(100)
  expect(await query(embedded, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  await embedded.stop()
  expect(existsSync(embedded.socketDir)).toBe(false)
})

test('a database of another major version is left alone, with a sentence', async () => {
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '9\n')
  await expect(start()).rejects.toThrow('The data folder was made by PostgreSQL 9')
  expect(existsSync(join(dataDir, 'concord.lock'))).toBe(false)
})

async function start(): Promise<EmbeddedPostgres> {
  const embedded = await startEmbeddedPostgres({ dataDir, log })
  opened.push(embedded)
  return embedded
}

async function query<T>({ options }: EmbeddedPostgres, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...options, max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}

function count(folder: string, env: Record<string, string> = {}): ChildProcess {
  const program = join(import.meta.dirname, '../programs/counting.ts')
  return spawn(process.execPath, ['--import', 'tsx', program, folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** Waits until the program has said this number; answers with the last one it said. */
async function countedTo(program: ChildProcess, n: number): Promise<number> {
  for (;;) {
    const [chunk] = await once(program.stdout ?? program, 'data')
    const last = Number(String(chunk).trim().split('\n').at(-1))
    if (last >= n) return last
  }
}

async function killNow(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return
  const exited = once(program, 'exit')
  program.kill('SIGKILL')
  await exited
}

/** A PATH with these programs only. */
function pathWithOnly(names: string[]): string {
  const folder = join(dataDir, 'path')
  mkdirSync(folder)
  for (const name of names) {
    const found = (process.env.PATH ?? '').split(delimiter).find((dir) => existsSync(join(dir, name)))
    if (found) symlinkSync(join(found, name), join(folder, name))
  }
  return folder
}

function serverPid(): number {
  return readPidFile(join(dataDir, 'postgres'))?.pid ?? 0
}

/** The numbers of the database servers (not of their workers) on this folder, whoever started them. */
function serversOn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandLine(pid).includes(`-D ${folder}`))
}
