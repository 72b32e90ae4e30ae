import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { World } from '../world.ts'

/** What becomes of a request: `lose` lets it through and drops the answer; a number is answered by the line itself. */
type Fate = 'pass' | 'cut' | 'lose' | number

/** The way from one device to the server, over which things go wrong as in life. */
export class FalteringLine {
  url = ''
  fate: (asked: { method: string; path: string }) => Fate = () => 'pass'
  /** What is done to the body of an answer on its way: a server that is newer than the page. */
  rewrite = (body: string) => body
  /** Every request that came, in order: `POST /api/…`. */
  readonly asked: string[] = []
  readonly #world: World
  readonly #live = new Set<Socket>()

  constructor(world: World) {
    this.#world = world
  }

  async open(): Promise<this> {
    const server = createServer((ask, answer) => this.#carry(ask, answer))
    server.on('upgrade', (ask: IncomingMessage, near: Socket, head: Buffer) => this.#upgrade(ask, near, head))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#world.onClose(() => {
      this.breakLive()
      server.closeAllConnections()
      server.close()
    })
    return this
  }

  /** Nothing comes through, until it is mended. */
  cut() {
    this.fate = () => 'cut'
    this.breakLive()
  }

  mend() {
    this.fate = () => 'pass'
  }

  breakLive() {
    for (const socket of this.#live) socket.destroy()
  }

  #carry(ask: IncomingMessage, answer: ServerResponse) {
    const [method, path] = [ask.method ?? '', ask.url ?? '']
    this.asked.push(`${method} ${path.replace(/\?.*/, '')}`)
    const fate = this.fate({ method, path })
    if (fate === 'cut') return void ask.socket.destroy()
    if (typeof fate === 'number') {
      const error = {
        code: fate === 429 ? 'too_many' : 'internal',
        message: 'Something went wrong on our side.',
      }
      ask.resume()
      return void answer
        .writeHead(fate, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error }))
    }
    const headers = { ...ask.headers, host: new URL(this.#world.url).host }
    const far = request(this.#world.url + path, { method, headers, agent: false }, (reply) => {
      if (fate === 'lose') reply.resume().on('end', () => ask.socket.destroy())
      else void this.#deliver(reply, answer)
    })
    far.on('error', () => ask.socket.destroy())
    ask.pipe(far)
  }

  async #deliver(reply: IncomingMessage, answer: ServerResponse) {
    const body = this.rewrite(Buffer.concat(await reply.toArray()).toString())
    const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = reply.headers
    answer.writeHead(reply.statusCode ?? 502, headers).end(body)
  }

  #upgrade(ask: IncomingMessage, near: Socket, head: Buffer) {
    near.on('error', () => near.destroy())
    if (this.fate({ method: 'UPGRADE', path: ask.url ?? '' }) !== 'pass') return void near.destroy()
    const { hostname, port, host } = new URL(this.#world.url)
    const far = connect(Number(port), hostname)
    this.#live.add(near)
    const lines = Object.entries({ ...ask.headers, host }).map(([name, value]) => `${name}: ${String(value)}`)
    far.write(`${ask.method} ${ask.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    far.write(head)
    near.pipe(far).pipe(near)
    far.on('error', () => near.destroy())
    far.on('close', () => near.destroy())
    near.on('close', () => {
      this.#live.delete(near)
      far.destroy()
    })
  }
}
