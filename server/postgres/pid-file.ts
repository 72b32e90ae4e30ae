import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import type { Log } from '../log.ts'
import { commandLine, isRunning, programName } from './process-identity.ts'

export type PidFile = { pid: number; isReady: boolean }

const fastShutdownMs = 30_000
const reapedWithinMs = 10_000
const lookEveryMs = 50

/** What postmaster.pid says. After a kill -9 it still says ready, so compare the number with the process you mean. */
export function readPidFile(clusterDir: string): PidFile | undefined {
  try {
    const lines = readFileSync(pathOf(clusterDir), 'utf8').split('\n')
    return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/**
 * Ends what an earlier run left: a server that outlived its program is shut down (nothing committed is lost by that),
 * and a number that now belongs to something else is forgotten. After this a new server can take the cluster. Call it
 * only while holding the lock of the data folder. Refuses with CannotStart when somebody else's server has the cluster.
 */
export async function clearLeftovers(clusterDir: string, log: Log): Promise<void> {
  const left = readPidFile(clusterDir)
  if (!left || !isRunning(left.pid)) return
  const { pid } = left
  if (isServer(pid)) {
    await stopOrphan(pid, clusterDir, log)
  } else if (programName(pid) === '') {
    // A killed server stays as a zombie without a name until process 1 has collected it.
    await ended(pid, reapedWithinMs)
  } else {
    log.warn({ pid }, 'stale postmaster.pid names a process that is no database server, removing it')
    rmSync(pathOf(clusterDir), { force: true })
  }
}

async function stopOrphan(pid: number, clusterDir: string, log: Log): Promise<void> {
  if (!commandLine(pid).includes(`-D ${clusterDir} -k `)) {
    throw new CannotStart(
      `A PostgreSQL server that Concord did not start (process ${pid}) uses ${clusterDir}. Stop it, then start again.`,
    )
  }
  log.warn({ pid }, 'database server of an earlier run is still there, stopping it')
  process.kill(pid, 'SIGINT')
  if (await ended(pid, fastShutdownMs)) return
  throw new CannotStart(
    `An earlier database server (process ${pid}) does not stop. Stop it, then start again.`,
  )
}

function isServer(pid: number): boolean {
  return ['postgres', 'postmaster'].includes(programName(pid))
}

async function ended(pid: number, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(lookEveryMs)) {
    if (!isRunning(pid)) return true
  }
  return !isRunning(pid)
}

function pathOf(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid')
}
