import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

/** The name is fixed by PostgreSQL; the number is that of a port, though no port is opened. */
export const socketName = '.s.PGSQL.5432'

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, with a zero at the end. */
const maxSocketPathBytes = 100

/**
 * A private folder for the socket: inside the data folder, or, where that path is too long for a socket or has signs
 * that PostgreSQL would split, one with a short name that is the same at every start.
 */
export function makeRunDir(dataDir: string): string {
  const inside = join(dataDir, 'run')
  const runDir = fits(inside) ? inside : join(tmpdir(), `concord-${shortHash(dataDir)}`)
  mkdirSync(runDir, { recursive: true, mode: 0o700 })
  refuseTrap(runDir)
  chmodSync(runDir, 0o700)
  return runDir
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= maxSocketPathBytes && /^[\w./+-]+$/.test(folder)
}

/** Anybody can make a name in the shared temporary folder, so what is there must be a real folder. */
function refuseTrap(runDir: string): void {
  if (lstatSync(runDir).isDirectory()) return
  throw new CannotStart(`${runDir} is in the way: it should be a folder. Remove it and start again.`)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
