import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../shared/refusal.ts'
import type { Sql } from '../db.ts'
import { inTime } from '../in-time.ts'
import type { Log } from '../log.ts'
import type { Link, Place } from './chain.ts'
import type { Limits } from './limits.ts'
import { loadText, type StoredText } from './load-text.ts'

/** The log went on without us, so another process has this text. */
export class WrittenElsewhere extends Error {}

type Given = {
  sql: Sql
  log: Log
  limits: Limits
  place: Place
  /** Where the log ended when the text was let go. */
  last: Link
  isOver: () => boolean
  /** Makes sure that rights can be asked for; that too needs the database. */
  recallRights: () => Promise<void>
  /** What people typed meanwhile waits for the database. */
  notYet: () => void
}

/**
 * A text that people have open comes back into memory. A database that does not answer is waited for, as with words that
 * it does not take: nobody's line is closed for it.
 */
export async function loadAgain({
  sql,
  log,
  limits,
  place,
  last,
  isOver,
  recallRights,
  notYet,
}: Given): Promise<StoredText> {
  for (let delayMs = 100; ; delayMs = Math.min(delayMs * 2, limits.maxRetryDelayMs)) {
    const slow = setTimeout(notYet, limits.slowCommitMs).unref()
    try {
      const both = Promise.all([loadText(sql, place), recallRights()])
      const [stored] = await inTime(limits.commitTimeoutMs, both)
      if (isSame(stored.last, last)) return stored
      throw new WrittenElsewhere('the log of this text went on somewhere else')
    } catch (err) {
      if (isOver() || !isOfDatabase(err)) throw err
      log.error({ reason: err.message, ...place }, 'minutes could not be loaded, will retry')
    } finally {
      clearTimeout(slow)
    }
    notYet()
    await sleep(delayMs, undefined, { ref: false })
  }
}

function isSame(one: Link, other: Link): boolean {
  return one.seq === other.seq && Buffer.compare(one.hash, other.hash) === 0
}

/**
 * The driver's errors, and our own of a query that nobody answers, have a code; what we find wrong in a log has none. A
 * refusal says that the workspace has left this node.
 */
function isOfDatabase(err: unknown): err is Error {
  return err instanceof Error && 'code' in err && !(err instanceof Refusal)
}
