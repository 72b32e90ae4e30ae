import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CannotStart } from '../cannot-start.ts'
import { startedAt } from './process-identity.ts'

const Holder = z.object({ pid: z.number(), startedAt: z.string() })

/**
 * Takes the data folder for this process and answers with the release. Refuses with CannotStart while another live
 * process has it; what a killed one left behind is taken over. PostgreSQL has a lock of its own, so this one is for
 * the sentence and for the steps before there is a database to lock.
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = join(dataDir, 'concord.lock')
  const mine = `${lock}.${randomUUID()}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) }))
  try {
    // A link either makes the name or fails, and the name is never seen with half its content.
    while (!tryLink(mine, lock)) moveStaleAside(lock, dataDir)
  } finally {
    rmSync(mine, { force: true })
  }
  return () => rmSync(lock, { force: true })
}

function moveStaleAside(lock: string, dataDir: string): void {
  refuseWhileHeld(readText(lock), dataDir)
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch {
    return // Somebody else was quicker; look again.
  }
  try {
    // Between the look and the move a third process may have taken the stale lock over: then it is given back.
    refuseWhileHeld(readText(aside), dataDir)
  } catch (err) {
    tryLink(aside, lock)
    throw err
  } finally {
    rmSync(aside, { force: true })
  }
}

function refuseWhileHeld(text: string, dataDir: string): void {
  const holder = parseHolder(text)
  if (!holder || startedAt(holder.pid) !== holder.startedAt) return
  const who =
    holder.pid === process.pid ? 'This process already uses' : `Another Concord (process ${holder.pid}) uses`
  throw new CannotStart(
    `${who} the data folder ${dataDir}. Stop it first, or give this one its own folder with DATA_DIR.`,
  )
}

/** Undefined for a file that a full disk or a power cut left without its content: nobody holds it. */
function parseHolder(text: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'EEXIST') return false
    throw err
  }
}
