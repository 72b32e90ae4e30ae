import { spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const readyWithinMs = 60_000
const stopWithinMs = 30_000

/**
 * One server as a process of its own, with a folder for what it keeps and a port that stays the same over restarts. It
 * has a channel to this program, and stops when that closes.
 */
export class ServerProcess {
  #child
  #command

  /**
   * @param {{ id: string, folder: string, port: number, command: { args: string[], cwd?: string, env?: object } }} use
   */
  constructor({ id, folder, port, command }) {
    this.id = id
    this.folder = folder
    this.port = port
    this.#command = command
    mkdirSync(folder, { recursive: true })
  }

  get pid() {
    return this.#child?.pid
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Resolves when it answers. */
  async start() {
    const { args, cwd, env } = this.#command
    const log = openSync(join(this.folder, 'server.log'), 'a')
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', log, log, 'ipc'],
    })
    this.#child = child
    const deadline = Date.now() + readyWithinMs
    while (!(await answers(this.port))) {
      if (!this.isRunning) throw new Error(`${this.id} ended at its start; see ${this.folder}/server.log`)
      if (Date.now() > deadline) throw new Error(`${this.id} does not answer; see ${this.folder}/server.log`)
      await sleep(20)
    }
  }

  /** As its operator would stop it, with time to write down what is under way. */
  async stop() {
    await this.#end('SIGTERM')
  }

  /** As when the machine fails under it. */
  async kill() {
    await this.#end('SIGKILL')
  }

  async #end(signal) {
    if (!this.isRunning) return
    const exited = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill(signal)
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), stopWithinMs)
    await exited
    clearTimeout(impatience)
  }
}

async function answers(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
