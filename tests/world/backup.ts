import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { connect, urlOptions, type Sql } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'

/** Puts a database back as it was when the backup was made. Nobody may use it meanwhile. */
export type Restore = () => Promise<void>

/** As an administrator does it: `pg_dump` while everybody writes, `pg_restore` into an empty database. */
export async function dump(databaseUrl: string, binDir: string): Promise<Restore> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-dump-'))
  const file = join(folder, 'concord.dump')
  run(join(binDir, 'pg_dump'), ['--format=custom', `--file=${file}`, `--dbname=${databaseUrl}`])
  return async () => {
    await anew(databaseUrl, undefined)
    run(join(binDir, 'pg_restore'), ['--no-owner', '--exit-on-error', `--dbname=${databaseUrl}`, file])
    rmSync(folder, { recursive: true })
  }
}

/** The same without PostgreSQL's client programs: a copy of the files by the server itself. Nobody may be connected. */
export async function copy(databaseUrl: string): Promise<Restore & { drop: () => Promise<void> }> {
  const kept = `${nameIn(databaseUrl)}_kept`
  await asAdmin(databaseUrl, async (admin) => {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${nameIn(databaseUrl)}`
    await admin`create database ${admin(kept)} template ${admin(nameIn(databaseUrl))}`
  })
  const drop = async () => {
    await asAdmin(databaseUrl, (admin) => admin`drop database ${admin(kept)} with (force)`)
  }
  return Object.assign(() => anew(databaseUrl, kept), { drop })
}

/** Where a `pg_dump` is that can read this server: its version may be newer, never older. */
export async function findDump(databaseUrl: string): Promise<string | undefined> {
  const [row] = await asAdmin(
    databaseUrl,
    (admin) => admin`select current_setting('server_version') as version`,
  )
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ]
  return folders.find((folder) => {
    if (!existsSync(join(folder, 'pg_dump')) || !existsSync(join(folder, 'pg_restore'))) return false
    const { stdout } = spawnSync(join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' })
    return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= Number.parseInt(row?.['version'] ?? '', 10)
  })
}

async function anew(databaseUrl: string, template: string | undefined): Promise<void> {
  const name = nameIn(databaseUrl)
  await asAdmin(databaseUrl, async (admin) => {
    await admin`drop database ${admin(name)} with (force)`
    await admin`create database ${admin(name)} template ${admin(template ?? 'template0')}`
  })
}

async function asAdmin<Result>(databaseUrl: string, work: (admin: Sql) => Promise<Result>): Promise<Result> {
  const url = new URL(databaseUrl)
  url.pathname = 'postgres'
  const admin = connect({ ...urlOptions(url.href), max: 1 }, openLog('warn'))
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

const nameIn = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1)

function run(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}
