import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import type { Log } from '../log.ts'
import { commandAs, type Account } from './account.ts'
import { clearLeftovers, readPidFile } from './pid-file.ts'

type Setup = { postgres: string; clusterDir: string; runDir: string; account: Account; log: Log }

const lookEveryMs = 20
const attemptsForMs = 10_000
const againAfterMs = 150
const restartAfterMs = 1_000
const fastShutdownMs = 20_000

/** A running PostgreSQL server of ours: started again when it dies, until it is stopped. */
export class Postmaster {
  readonly #setup: Setup
  #child: ChildProcess | undefined
  #isStopping = false
  readonly #endWithUs = () => this.#child?.kill('SIGINT')

  constructor(setup: Setup) {
    this.#setup = setup
  }

  /** Answers when the server takes connections. Refuses with CannotStart and the server's own last words. */
  async start(): Promise<void> {
    process.once('exit', this.#endWithUs)
    await this.#startChild()
  }

  /** Fast shutdown: open transactions are undone, everything committed is on disk. */
  async stop(): Promise<void> {
    this.#isStopping = true
    process.removeListener('exit', this.#endWithUs)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    const impatience = setTimeout(() => child.kill('SIGQUIT'), fastShutdownMs)
    await exited
    clearTimeout(impatience)
  }

  async #startChild(): Promise<void> {
    const deadline = Date.now() + attemptsForMs
    for (;;) {
      await clearLeftovers(this.#setup.clusterDir, this.#setup.log)
      if (this.#isStopping) throw new CannotStart('The database was stopped while it was starting.')
      const words = await this.#attempt()
      if (!words) return
      // The server's lock file may name a predecessor that is dead but not yet collected by its parent.
      const isHeld = readPidFile(this.#setup.clusterDir) !== undefined
      if (!isHeld || Date.now() > deadline)
        throw new CannotStart(`The database did not start: ${words.join(' / ')}`)
      await sleep(againAfterMs)
    }
  }

  /** One child. Answers undefined when it is ready, or its last words when it has ended instead. */
  async #attempt(): Promise<string[] | undefined> {
    const { clusterDir, log } = this.#setup
    const child = this.#spawn()
    this.#child = child
    const words = listen(child, log)
    let hasEnded = false
    child.once('error', (err) => {
      words.push(String(err))
      hasEnded = true
    })
    child.once('exit', () => {
      hasEnded = true
    })
    while (!hasEnded) {
      const file = readPidFile(clusterDir)
      // Only our own number counts: the file of a killed server says ready as well.
      if (file?.isReady && file.pid === child.pid) {
        child.once('exit', (code, signal) => void this.#restart(code, signal))
        return undefined
      }
      await sleep(lookEveryMs)
    }
    return words.length ? words : ['it gave no reason']
  }

  #spawn(): ChildProcess {
    const { postgres, clusterDir, runDir, account } = this.#setup
    const { file, args, options } = commandAs(account, postgres, [
      '-D',
      clusterDir,
      '-k',
      runDir,
      ...settings,
    ])
    // Detached, so that Ctrl-C in a terminal reaches this program alone and the last words are still written.
    return spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  }

  async #restart(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const { log } = this.#setup
    while (!this.#isStopping) {
      log.error({ code, signal }, 'database server ended unexpectedly, starting it again')
      try {
        await this.#startChild()
        return
      } catch (err) {
        log.error({ err }, 'database server did not start again, will retry')
        await sleep(restartAfterMs)
      }
    }
  }
}

const settings = Object.entries({
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements are the program's to report; here they would put people's words into the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** Passes on what the server says, and keeps the last of it for the sentence that explains a failure. */
function listen(child: ChildProcess, log: Log): string[] {
  const words: string[] = []
  if (!child.stderr) return words
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.debug({ line }, 'database server')
    words.push(line.replace(/^\S+ \S+ \S+ \[\d+\] /, ''))
    if (words.length > 5) words.shift()
  })
  return words
}
