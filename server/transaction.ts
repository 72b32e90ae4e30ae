import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Sql } from './db.ts'

/**
 * Does the work in one transaction: all of it is in the database, or nothing is. When the connection is lost in the
 * middle it rejects, and whether the commit was made is not known.
 */
export async function transact<Result>(
  sql: Sql,
  work: (sql: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  try {
    // The driver unwraps arrays of queries; what is in a box it leaves alone.
    const { result } = await sql.begin(async (sql) => ({ result: await orSilent(work(sql)) }))
    return result
  } catch (err) {
    // The other connections to a server that died close after this one, in the same turn of the event loop, and a query
    // that one of them is given just before is stuck in the driver until `connect_timeout`.
    if (isConnectionLost(err)) await sleep(1)
    throw err
  }
}

/**
 * Without a connection there is nothing to roll back. The driver would try, and end the process with what it writes to
 * no socket; it rejects by itself when the connection closes, so nobody waits for this.
 */
async function orSilent<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (err) {
    if (isConnectionLost(err)) return new Promise(() => {})
    throw err
  }
}

/** The driver's own codes, those of the socket, and what PostgreSQL says before it hangs up. */
function isConnectionLost(err: unknown): boolean {
  if (!(err instanceof Error)) return false
  const isLastWord = 'severity' in err && (err.severity === 'FATAL' || err.severity === 'PANIC')
  return isLastWord || ('code' in err && /^(CONNECTION_|EPIPE$|ECONN|ERR_STREAM_)/.test(String(err.code)))
}
