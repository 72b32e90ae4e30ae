import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { until } from '../world/until.ts'
import { isAlive, signal } from './processes.ts'

const folder = join(import.meta.dirname, '../..')
const readyWithinMs = 60_000

/** The product as `npm start` runs it, in a process of its own that can be killed and started again at its address. */
export class ServerProcess {
  readonly #databaseUrl: string
  #child: ChildProcess | undefined
  /** All that it and its predecessors wrote. */
  said = ''
  url = ''

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl
  }

  /** Answers when it is ready. Again after `kill`, at the same address. */
  async start(): Promise<void> {
    const before = this.said.length
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: new URL(this.url || 'http://unknown:0').port || '0',
        DATABASE_URL: this.#databaseUrl,
        EXAMPLE: 'on',
        LOG_LEVEL: 'info',
      },
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (this.said += String(chunk)))
    await until(
      () => {
        if (child.exitCode !== null) throw new Error(`the server did not start: ${this.said.slice(before)}`)
        this.url = /ready: open (\S+)/.exec(this.said.slice(before))?.[1] ?? this.url
        return this.said.slice(before).includes('ready: open')
      },
      'the server is ready',
      readyWithinMs,
    )
  }

  /** In the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#running
    const ended = once(child, 'exit')
    signal(child.pid ?? 0, 'SIGKILL')
    await ended
  }

  /** As `npm start` stops it. Answers with its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#running
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    return code
  }

  get isRunning(): boolean {
    const { pid } = this.#child ?? {}
    return pid !== undefined && isAlive(pid)
  }

  async remove(): Promise<void> {
    if (this.isRunning) await this.kill()
  }

  get #running(): ChildProcess {
    if (!this.#child || !this.isRunning)
      throw new Error(`the server is not running: ${this.said.slice(-2_000)}`)
    return this.#child
  }
}
