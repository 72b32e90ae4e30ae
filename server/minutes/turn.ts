import { MessageChannel } from 'node:worker_threads'

/**
 * Waits until what has arrived by now is read, so that it shares a batch. Not `setImmediate`: a query that is written
 * there, on a connection that closes in the same turn of the event loop, is stuck in the driver until its
 * `connect_timeout` (postgres 3.4.9, src/connection.js, `closed`).
 */
export class Turn {
  readonly #channel = new MessageChannel()

  constructor() {
    this.#channel.port1.unref()
  }

  next(): Promise<void> {
    const { port1, port2 } = this.#channel
    return new Promise((resolve) => {
      port1.once('message', () => resolve())
      port2.postMessage(null)
    })
  }

  close(): void {
    this.#channel.port1.close()
  }
}
