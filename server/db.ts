import postgres from 'postgres'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { columnTypes } from './column-types.ts'
import type { Log } from './log.ts'
import { startEmbeddedPostgres } from './postgres/embedded.ts'

/** The pool: takes queries, starts transactions, reserves connections, listens. */
export type Sql = postgres.Sql

/** What a query needs: the pool or the transaction it runs in. */
export type Queryable = postgres.ISql

export type Database = {
  sql: Sql
  /** Waits for running queries (5 s at most), then ends the pool and, if it is ours, the embedded server. */
  close(): Promise<void>
}

type Place = { databaseUrl?: string | undefined; dataDir: string }

const reachableWithinMs = 30_000
const retryEveryMs = 1_000
const maxReconnectPauseS = 0.5

/** Connects to DATABASE_URL, or to the embedded PostgreSQL in the data folder, and answers once queries work. */
export async function openDatabase(place: Place, log: Log): Promise<Database> {
  if (place.databaseUrl) {
    const sql = connect(urlOptions(place.databaseUrl), log)
    await untilReachable(sql, hidePassword(place.databaseUrl), log).catch((err: unknown) =>
      endThenThrow(sql, err),
    )
    return { sql, close: () => sql.end({ timeout: 5 }) }
  }
  const embedded = await startEmbeddedPostgres({ dataDir: place.dataDir, log })
  const sql = connect(embedded.options, log)
  return {
    sql,
    async close() {
      await sql.end({ timeout: 5 })
      await embedded.stop()
    },
  }
}

/** A pool with this program's conventions. Connects when first used. */
export function connect(options: postgres.Options<Record<string, postgres.PostgresType>>, log: Log): Sql {
  return postgres({
    max: 10,
    // Advisory locks and LISTEN belong to a connection, so none may be retired for its age.
    max_lifetime: null,
    connect_timeout: 10,
    // The driver's own pause grows to twenty seconds, for which everybody would wait after the database is back.
    backoff: (failures) => Math.min(0.05 * 2 ** failures, maxReconnectPauseS),
    // Asking for every type on each new connection, the driver ends the process when that connection breaks meanwhile.
    fetch_types: false,
    types: columnTypes,
    // Column names only: postgres.camel would also rename the keys inside jsonb.
    transform: { column: { to: postgres.fromCamel, from: postgres.toCamel } },
    onnotice: ({ severity, code, message }) =>
      log.debug({ severity, code, notice: message }, 'database notice'),
    ...options,
    connection: { application_name: 'concord', TimeZone: 'UTC', ...options.connection },
  })
}

type AloneOptions = {
  closed?: () => void
  notified?: (channel: string, payload: string) => void
  /** Of the session, by PostgreSQL's names. */
  settings?: Record<string, number>
}

/**
 * One connection beside the pool, to the same database, for one use alone: locks and notifications are its own and end
 * with it. `closed` is told each time that it ends.
 */
export function connectAlone(
  pool: Sql,
  use: string,
  { closed: onclose, notified: onnotify, settings }: AloneOptions = {},
): Sql {
  const alone = { max: 1, idle_timeout: null, max_lifetime: null, onclose, onnotify }
  const connection = { ...pool.options.connection, application_name: `concord ${use}`, ...settings }
  // As the driver's own `listen` does it, which would leave us a second connection and not say when it ended.
  return postgres({ ...pool.options, ...alone, connection } as unknown as postgres.Options<
    Record<string, postgres.PostgresType>
  >)
}

/** Reads a connection URL. `?host=/run/postgresql` names a folder with a unix socket, as libpq has it. */
export function urlOptions(databaseUrl: string): postgres.Options<Record<string, postgres.PostgresType>> {
  const url = new URL(databaseUrl)
  const { searchParams: query } = url
  const folder = query.get('host')
  query.delete('host')
  return {
    host: folder ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || 'postgres',
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    ...sslOption(query),
    connection: Object.fromEntries(query),
  }
}

/** libpq's `sslmode` is a word for the driver, not a server setting. */
function sslOption(query: URLSearchParams): { ssl?: 'require' | 'prefer' | 'verify-full' | false } {
  const mode = query.get('sslmode')
  query.delete('sslmode')
  if (mode === 'disable') return { ssl: false }
  if (mode === 'require' || mode === 'prefer' || mode === 'verify-full') return { ssl: mode }
  return {}
}

async function untilReachable(sql: Sql, shownUrl: string, log: Log): Promise<void> {
  const deadline = Date.now() + reachableWithinMs
  for (;;) {
    try {
      await sql`select 1`
      return
    } catch (err) {
      const code = errorCode(err)
      const answer = answers[code]
      if (answer) throw new CannotStart(`${answer} (${shownUrl})`, { cause: err })
      if (Date.now() > deadline) {
        throw new CannotStart(
          `The database at ${shownUrl} did not answer for ${reachableWithinMs / 1000} seconds (${code}). ` +
            'Start it, or correct DATABASE_URL.',
          { cause: err },
        )
      }
      log.warn({ code, database: shownUrl }, 'database not reachable yet, will retry')
      await sleep(retryEveryMs)
    }
  }
}

/** Waiting does not cure these. Codes from PostgreSQL's appendix A. */
const answers: Record<string, string> = {
  '28P01': 'The database refused the user name or password in DATABASE_URL.',
  '28000':
    'The database refused this user: check the user name in DATABASE_URL and the server’s pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist. Create it first: createdb <name>.',
}

function errorCode(err: unknown): string {
  return err instanceof Error && 'code' in err ? String(err.code) : 'unknown'
}

function hidePassword(databaseUrl: string): string {
  const { hostname, port, pathname, searchParams } = new URL(databaseUrl)
  return `${searchParams.get('host') ?? hostname}${port && `:${port}`}${pathname}`
}

async function endThenThrow(sql: Sql, err: unknown): Promise<never> {
  await sql.end({ timeout: 1 })
  throw err
}
