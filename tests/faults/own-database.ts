import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, urlOptions, type Sql } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'
import { commandAs, type Account } from '../../server/postgres/account.ts'
import { makeCluster } from '../../server/postgres/cluster.ts'
import { giveFolder } from '../../server/postgres/ownership.ts'
import { clearLeftovers, readPidFile } from '../../server/postgres/pid-file.ts'
import { findPrograms } from '../../server/postgres/programs.ts'
import { reachablePrograms } from '../../server/postgres/reachable-programs.ts'
import { childrenOf, isAlive, signal } from './processes.ts'
import { until } from '../world/until.ts'

const log = openLog('warn')
const startedWithinMs = 30_000

type Place = { folder: string; clusterDir: string; runDir: string; postgres: string; account: Account }

/** A PostgreSQL server of one test, fsync on: killed, stopped in mid-step and started again on the same files. */
export class OwnDatabase {
  readonly url: string
  readonly #place: Place
  #child: ChildProcess | undefined
  #words: string[] = []

  constructor(place: Place) {
    this.#place = place
    this.url = `postgres://app@localhost/postgres?host=${encodeURIComponent(place.runDir)}`
  }

  static async make(): Promise<OwnDatabase> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'concord-faults-')))
    const [clusterDir, runDir] = [join(folder, 'postgres'), join(folder, 'run')]
    mkdirSync(runDir, { mode: 0o700 })
    const found = await findPrograms(undefined)
    const { programs, account } = await reachablePrograms(found, { dataDir: folder, clusterDir, runDir })
    await makeCluster(clusterDir, programs.initdb, account)
    giveFolder(clusterDir, account)
    const { postgres } = programs
    const database = new OwnDatabase({ folder, clusterDir, runDir, postgres, account })
    await database.start()
    return database
  }

  /** Answers when it takes connections, its own recovery after a crash included. */
  async start(): Promise<void> {
    const { postgres, clusterDir, runDir, account } = this.#place
    await clearLeftovers(clusterDir, log)
    const { file, args, options } = commandAs(account, postgres, [
      '-D',
      clusterDir,
      '-k',
      runDir,
      ...settings,
    ])
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
    this.#child = child
    this.#words = []
    child.stderr.on('data', (chunk) => this.#words.push(String(chunk)))
    await until(
      () => {
        if (child.exitCode !== null) throw new Error(`the database did not start: ${this.#words.join('')}`)
        const pidFile = readPidFile(clusterDir)
        return pidFile?.isReady && pidFile.pid === child.pid
      },
      'the database takes connections',
      startedWithinMs,
    )
  }

  /** As when the machine loses its power: every process at once, with no word to anybody. */
  async kill(): Promise<void> {
    const pids = this.pause()
    for (const pid of pids) signal(pid, 'SIGKILL')
    await until(() => !pids.some(isAlive), 'the database is dead')
  }

  /** It hangs, with all its connections open. Answers with its processes. */
  pause(): number[] {
    const postmaster = this.#pid
    // First the one that would start others.
    signal(postmaster, 'SIGSTOP')
    const children = childrenOf(postmaster)
    for (const pid of children) signal(pid, 'SIGSTOP')
    return [...children, postmaster]
  }

  resume(): void {
    const postmaster = this.#pid
    for (const pid of [...childrenOf(postmaster), postmaster]) signal(pid, 'SIGCONT')
  }

  /** As an administrator stops it: what is under way is broken off, everything committed is on disk. */
  async stop(): Promise<void> {
    signal(this.#pid, 'SIGINT')
    await until(() => !isAlive(this.#pid), 'the database has stopped', startedWithinMs)
  }

  /** No file of it can grow any more. Most often PostgreSQL stops itself, because it cannot write its log. */
  fillDisk(): void {
    const limit = (pid: number) =>
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${64 * 1024}:unlimited`])
    // First the one that would start others.
    limit(this.#pid)
    for (const pid of childrenOf(this.#pid)) limit(pid)
  }

  /** With a connection of its own, so that no fault of before is in the way. */
  async ask<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const sql = connect({ ...urlOptions(this.url), max: 1, onclose: () => {} }, log)
    try {
      return await work(sql)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }

  /** Breaks off every connection of the product, in the middle of whatever it does. */
  async cutConnections(): Promise<number> {
    const rows = await this.ask(
      (sql) => sql`
        select pg_terminate_backend(pid)
        from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'
      `,
    )
    return rows.length
  }

  /** It answers, but writes down nothing, in new transactions of old connections too. */
  async setReadOnly(isReadOnly: boolean): Promise<void> {
    await this.ask(async (sql) => {
      await sql.unsafe(`alter system set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`)
      await sql`select pg_reload_conf()`
    })
    const now = isReadOnly ? 'on' : 'off'
    await until(
      () =>
        this.ask(
          async (sql) =>
            (await sql`show default_transaction_read_only`)[0]?.defaultTransactionReadOnly === now,
        ),
      'the database has heard it',
    )
  }

  /** Nobody can write to a table from now on, until the database dies. */
  async holdTable(table: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const held = this.ask(async (sql) => {
        await sql.unsafe(`begin; lock table ${table} in exclusive mode`)
        resolve()
        await sql`select pg_sleep(3600)`
      })
      // Once it is held, it ends with its connection, and nobody asks how.
      held.catch(reject)
    })
  }

  /** How many of the product's queries wait for a lock. */
  async waitingForLock(): Promise<number> {
    const rows = await this.ask((sql) => sql`select pid from pg_stat_activity where wait_event_type = 'Lock'`)
    return rows.length
  }

  async remove(): Promise<void> {
    if (isAlive(this.#pid)) await this.kill()
    rmSync(this.#place.folder, { recursive: true, force: true })
  }

  get #pid(): number {
    if (!this.#child?.pid) throw new Error('the database was never started')
    return this.#child.pid
  }
}

const settings = Object.entries({ listen_addresses: '', unix_socket_permissions: '0700' }).flatMap(
  ([name, value]) => ['-c', `${name}=${value}`],
)
