import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'
import { openLog } from './log.ts'
import { startEmbeddedPostgres } from './postgres/embedded.ts'

/**
 * The embedded PostgreSQL as a process of its own, for several nodes on one machine (`npm run start:cluster`). Says the
 * DATABASE_URL to give them once it takes connections; ends on SIGTERM, or when whoever started it is gone.
 */
try {
  const { dataDir, logLevel } = readConfig(process.env)
  const database = await startEmbeddedPostgres({ dataDir, log: openLog(logLevel) })
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= database.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop)
  process.send?.({ databaseUrl: database.url })
  // Before it listened for that, it may have been too late.
  if (process.send && !process.connected) stop()
} catch (err) {
  console.error(err instanceof CannotStart ? `\n${err.message}\n` : err)
  process.exit(1)
}
