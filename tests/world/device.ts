import type { z } from 'zod'
import { ErrorReply, type Endpoint } from '../../shared/endpoint.ts'
import { endpoints } from '../../shared/protocol.ts'
import type { World } from '../world.ts'

type Given = {
  params?: Record<string, string> | undefined
  query?: Record<string, string | undefined> | undefined
  body?: unknown
  headers?: Record<string, string> | undefined
}
export type Answer = { status: number; headers: Headers; text: string }
export type Refused = { status: number } & z.infer<typeof ErrorReply>['error']

/** A browser: keeps its cookie, and sends it with everything. */
export class Device {
  readonly world: World
  cookie: string | undefined

  constructor(world: World) {
    this.world = world
  }

  async fetch(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = { ...(this.cookie && { cookie: this.cookie }), ...init.headers }
    const response = await fetch(this.world.url + path, { ...init, headers })
    const cookie = response.headers.getSetCookie()[0]
    if (cookie) this.cookie = cookie.split(';')[0]
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch(path, { headers })
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const json = typeof body === 'string' ? body : JSON.stringify(body)
    return this.fetch(path, {
      method: 'POST',
      body: json,
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  ask({ method, path }: Endpoint, { params = {}, query = {}, body, headers = {} }: Given): Promise<Answer> {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const address = asked.length > 0 ? `${filled}?${new URLSearchParams(asked).toString()}` : filled
    if (method === 'POST') return this.post(address, body ?? {}, headers)
    return this.fetch(address, { method, headers })
  }

  /** The reply, checked; a refusal fails the test in its own words. */
  async done<E extends Endpoint>(endpoint: E, given: Given = {}): Promise<z.output<E['reply']>> {
    const { status, text } = await this.ask(endpoint, given)
    if (status !== 200) throw new Error(`${endpoint.method} ${endpoint.path} answered ${status}: ${text}`)
    return endpoint.reply.parse(JSON.parse(text)) as z.output<E['reply']>
  }

  async refused(endpoint: Endpoint, given: Given = {}): Promise<Refused> {
    return refusalIn(await this.ask(endpoint, given))
  }

  /** Looks, then joins, as the page does. */
  async join(link: string, code: string, name: string) {
    const { workspaceId, secret } = partsOf(link)
    const params = { workspaceId }
    const welcome = await this.done(endpoints.look, { params, body: { secret, code } })
    const taken = await this.done(endpoints.join, { params, body: { secret, code, name } })
    return { ...taken, welcome }
  }
}

export function refusalIn({ status, text }: Answer): Refused {
  return { status, ...ErrorReply.parse(JSON.parse(text)).error }
}

/** The workspace and the secret that a personal link carries behind its `#`. */
export function partsOf(link: string): { workspaceId: string; secret: string } {
  const [workspaceId = '', secret = ''] = new URL(link).hash.slice(1).split('.')
  return { workspaceId, secret }
}
