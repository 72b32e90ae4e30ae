import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { Queryable, Sql } from './db.ts'
import type { Log } from './log.ts'

type Migration = { name: string; text: string; hash: string }
type Applied = { name: string; hash: string }

/**
 * Brings the database up to the files `NNNN_name.sql` of the folder, in order, each in its own transaction. Several
 * programs may do this at once: each file is applied by one of them. Refuses with CannotStart when an applied file
 * was edited, when a file comes before one already applied, and when the database is newer than the folder.
 */
export async function migrate(sql: Sql, folder: string, log: Log): Promise<void> {
  const migrations = await readMigrations(folder)
  while (await applyNext(sql, migrations, log));
}

/** One transaction: takes the lock, asks again what is applied, applies the first file that is not. */
async function applyNext(sql: Sql, migrations: Migration[], log: Log): Promise<boolean> {
  const name = await sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('concord'), hashtext('migrate'))`
    const next = pending(migrations, await readApplied(sql))[0]
    if (!next) return undefined
    await sql.unsafe(next.text)
    await sql`insert into migration (name, hash) values (${next.name}, ${next.hash})`
    return next.name
  })
  if (name) log.info({ migration: name }, 'database migrated')
  return name !== undefined
}

async function readApplied(sql: Queryable): Promise<Applied[]> {
  await sql`
    create table if not exists migration (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default now()
    )
  `
  return sql<Applied[]>`select name, hash from migration order by name collate "C"`
}

function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, hash } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new CannotStart(
        `The database has the migration ${name}, which this program does not know: a newer Concord has used it. ` +
          'Start that version, or use another database.',
      )
    }
    if (migration.hash !== hash) {
      throw new CannotStart(
        `The migration ${name} was edited after it had been applied to this database. ` +
          'Restore the file and put the change into a new migration.',
      )
    }
  }
  const last = applied.at(-1)?.name ?? ''
  const done = new Set(applied.map(({ name }) => name))
  const rest = migrations.filter(({ name }) => !done.has(name))
  const late = rest.find(({ name }) => name < last)
  if (late) {
    throw new CannotStart(
      `The migration ${late.name} comes before ${last}, which is applied already. Give it a later number.`,
    )
  }
  return rest
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const numbers = new Set<string>()
  for (const name of names) {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (!number)
      throw new CannotStart(`A migration is named NNNN_name.sql, in small letters; ${name} is not.`)
    if (numbers.has(number))
      throw new CannotStart(`Two migrations have the number ${number}. Renumber one of them.`)
    numbers.add(number)
  }
  return Promise.all(names.map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // The same file may be checked out with either kind of line end.
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { name, text, hash: createHash('sha256').update(text).digest('hex') }
}
