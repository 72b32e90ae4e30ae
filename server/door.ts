import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CannotStart } from './cannot-start.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

type State = { is: 'starting' } | { is: 'open'; handler: Handler } | { is: 'draining' }

const inFlightMs = 5_000
const sweepEveryMs = 20

/**
 * The one HTTP server of the process, listening from the first moment. Until the app opens it, and again while it
 * drains, every request is answered with 503, so `/healthz` tells a load balancer the truth at any time. The app puts
 * its upgrade listener on `server` and never closes it.
 */
export class Door {
  readonly server: Server = createServer((request, response) => this.#answer(request, response))
  #state: State = { is: 'starting' }

  /** Answers with the URL of where it listens. Refuses with CannotStart when the address cannot be had. */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (err: NodeJS.ErrnoException) => reject(cannotListen(err, port, host)))
      this.server.listen(port, host, resolve)
    })
    const { address, family, port: chosen } = this.server.address() as AddressInfo
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${chosen}`
  }

  /** From now on requests go to the app. */
  open(handler: Handler): void {
    this.#state = { is: 'open', handler }
  }

  /** From now on new requests are turned away; those under way go on. */
  drain(): void {
    this.#state = { is: 'draining' }
  }

  /** Stops listening, and answers when requests under way are done, or after five seconds. */
  async close(): Promise<void> {
    this.drain()
    if (!this.server.listening) return
    const closed = new Promise((resolve) => this.server.close(resolve))
    // A connection kept alive becomes idle when its answer is out; nobody announces that.
    const sweep = setInterval(() => this.server.closeIdleConnections(), sweepEveryMs)
    const impatience = setTimeout(() => this.server.closeAllConnections(), inFlightMs)
    await closed
    clearInterval(sweep)
    clearTimeout(impatience)
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#state.is === 'open') this.#state.handler(request, response)
    else turnAway(this.#state.is, request, response)
  }
}

function turnAway(status: 'starting' | 'draining', request: IncomingMessage, response: ServerResponse): void {
  const wantsPage = request.headers.accept?.includes('text/html') ?? false
  response.writeHead(503, {
    'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '1',
    connection: 'close',
  })
  response.end(wantsPage ? waitingPage : JSON.stringify({ status }))
}

const waitingPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<title>Concord</title>
<p>Concord is starting. This page opens by itself in a moment.</p>
</html>
`

function cannotListen(err: NodeJS.ErrnoException, port: number, host: string): CannotStart {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    EACCES: `This user may not listen on port ${port}. Choose a port above 1023: PORT=3000 npm start`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.`,
    ENOTFOUND: `HOST=${host} is not known on this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.`,
  }
  const message = reasons[err.code ?? ''] ?? `Cannot listen on ${host}, port ${port}: ${err.message}`
  return new CannotStart(message, { cause: err })
}
