import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('load.mjs', import.meta.url))

/** The process that the clients live in. */
export class LoadProcess {
  #child = fork(program, { serialization: 'advanced' })
  #waiting = new Map()
  #count = 0

  constructor() {
    this.#child.on('message', ({ number, answer, error }) => {
      const { resolve, reject } = this.#waiting.get(number)
      this.#waiting.delete(number)
      if (error) reject(new Error(error))
      else resolve(answer)
    })
    this.#child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`the clients' process ended (${code})`))
    })
  }

  /** Carries out one of the orders of load.mjs. */
  ask(order, use) {
    const number = (this.#count += 1)
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject })
      this.#child.send({ number, order, use }, (err) => err && reject(err))
    })
  }

  end() {
    this.#child.kill()
  }
}
