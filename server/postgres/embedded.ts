import { accessSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import type { Log } from '../log.ts'
import { clusterMajor, makeCluster } from './cluster.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { giveFolder } from './ownership.ts'
import { Postmaster } from './postmaster.ts'
import { findPrograms } from './programs.ts'
import { reachablePrograms } from './reachable-programs.ts'
import { makeRunDir, socketName } from './run-dir.ts'

export type EmbeddedPostgres = {
  /** For postgres.js. */
  options: { path: string; user: string; database: string }
  /** The folder of the unix socket, which only this user can enter. */
  socketDir: string
  /** For another process of this user: what it would be given as DATABASE_URL. */
  url: string
  /** Stops the server; everything committed is on disk. */
  stop(): Promise<void>
}

/**
 * Runs a PostgreSQL server whose files are in the data folder, and answers when it takes connections. No network port
 * is opened, fsync is on, and the server ends with this process. Refuses with CannotStart when another process uses the
 * folder.
 */
export async function startEmbeddedPostgres(use: { dataDir: string; log: Log }): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new CannotStart(
      'The built-in database needs Linux or macOS. On Windows start Concord inside WSL, or set DATABASE_URL to a ' +
        'PostgreSQL server.',
    )
  }
  const dataDir = makeDataDir(use.dataDir)
  const unlock = lockDataDir(dataDir)
  try {
    const runDir = makeRunDir(dataDir)
    const postmaster = await prepare(dataDir, runDir, use.log)
    await postmaster.start()
    return {
      options: { path: join(runDir, socketName), user: 'app', database: 'postgres' },
      socketDir: runDir,
      url: `postgres://app@localhost/postgres?host=${encodeURIComponent(runDir)}`,
      async stop() {
        await postmaster.stop()
        rmSync(runDir, { recursive: true, force: true })
        unlock()
      },
    }
  } catch (err) {
    unlock()
    throw err
  }
}

async function prepare(dataDir: string, runDir: string, log: Log): Promise<Postmaster> {
  const clusterDir = join(dataDir, 'postgres')
  const major = clusterMajor(clusterDir)
  const { programs, account } = await reachablePrograms(await findPrograms(major), {
    dataDir,
    clusterDir,
    runDir,
  })
  if (major === undefined) {
    log.info({ dataDir, version: programs.major }, 'making a new database')
    await makeCluster(clusterDir, programs.initdb, account)
  }
  giveFolder(clusterDir, account)
  log.debug({ account: account.name, binDir: programs.binDir }, 'database server chosen')
  return new Postmaster({ postgres: programs.postgres, clusterDir, runDir, account, log })
}

/** The real path, so that two names of one folder are one folder. */
function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return realpathSync(dataDir)
  } catch (err) {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written by this user. Choose another folder with DATA_DIR.`,
      { cause: err },
    )
  }
}
