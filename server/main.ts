import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { CannotStart } from './cannot-start.ts'
import { readConfig, type Config } from './config.ts'
import { openDatabase } from './db.ts'
import { Door } from './door.ts'
import { keepMemorySmall } from './keep-memory-small.ts'
import { openLog, type Log } from './log.ts'
import { migrate } from './migrate.ts'
import { projectFolder } from './project-folder.ts'

/** What is open, the newest first: the order in which it closes. */
const closers: (() => Promise<void>)[] = []
let stoppingSince: number | undefined
/** One Ctrl-C can arrive twice: from the terminal, and passed on by npm. */
const sameKeyPressMs = 500

try {
  keepMemorySmall()
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  stopWhenAsked(log)
  await start(config, log)
} catch (err) {
  // A start that is being stopped fails on the way; that is no news.
  if (!stoppingSince) await giveUp(err)
}

async function start(config: Config, log: Log): Promise<void> {
  const door = new Door()
  const address = await door.listen(config.port, config.host)
  closers.unshift(() => door.close())
  const database = await openDatabase(config, log)
  closers.unshift(() => database.close())
  if (stoppingSince) return
  const folder = projectFolder()
  await migrate(database.sql, join(folder, 'migrations'), log)
  const page = join(folder, 'dist/client')
  // In development Vite serves the page.
  const clientDir = existsSync(page) ? page : undefined
  const app = await buildApp({ config, sql: database.sql, log, door, clientDir })
  // Stop accepting, let the app flush and close its sockets, then end the pool.
  closers.unshift(async () => {
    door.drain()
    await app.close()
  })
  log.info({ address }, 'ready')
  console.log(`\n  Concord is ready: open ${config.publicUrl ?? reachable(address)}  (Ctrl-C stops it)\n`)
}

/** Listening everywhere is no place to go to. */
function reachable(address: string): string {
  return address.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost')
}

function stopWhenAsked(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal))
  // The start script holds the other end; it is gone when that was killed.
  process.once('disconnect', () => stop('disconnect'))
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'unexpected error, stopping')
    stop('uncaughtException', 1)
  })

  function stop(reason: string, exitCode = 0): void {
    if (stoppingSince) {
      if (Date.now() - stoppingSince > sameKeyPressMs) process.exit(exitCode || 130)
      return
    }
    stoppingSince = Date.now()
    log.info({ reason }, 'stopping')
    void closeAll().then(
      () => process.exit(exitCode),
      (err: unknown) => {
        log.fatal({ err }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
}

async function closeAll(): Promise<void> {
  for (const close of closers) await close()
}

async function giveUp(err: unknown): Promise<never> {
  console.error(err instanceof CannotStart ? `\n${err.message}\n` : err)
  await closeAll().catch(() => {})
  process.exit(1)
}
