import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { z } from 'zod'
import { buildApp } from '../server/app.ts'
import type { Config } from '../server/config.ts'
import type { Sql } from '../server/db.ts'
import { Door } from '../server/door.ts'
import { newId } from '../server/people/secrets.ts'
import { meetingType } from '../shared/meeting-types/types.ts'
import { formatDocumentName } from '../shared/minutes/document-name.ts'
import type { Names } from '../shared/names.ts'
import {
  endpoints,
  ErrorReply,
  type Endpoint,
  type LiveToPage,
  type LiveToServer,
  type Presence,
} from '../shared/protocol.ts'
import { powers, type Party } from '../shared/seats/seat.ts'
import type { Happened } from '../shared/table.ts'
import { testDatabase, type TestDatabase } from './database.ts'

/** A whole Concord on a port of its own, with a database of its own; people come to it as they would in life. */
export class World {
  readonly database: TestDatabase
  readonly logLines: string[] = []
  url = ''
  readonly #settings: Partial<Config>
  readonly #pageDir = mkdtempSync(join(tmpdir(), 'concord-page-'))
  readonly #closers: (() => unknown)[] = []
  #stop: (() => Promise<void>) | undefined

  constructor(database: TestDatabase, settings: Partial<Config>) {
    this.database = database
    this.#settings = settings
    writeFileSync(join(this.#pageDir, 'index.html'), '<!doctype html><title>Concord</title>')
  }

  get sql(): Sql {
    return this.database.sql
  }

  /** Starts the process' insides; again after `stop`, on the same port and with nothing in memory. */
  async start(): Promise<void> {
    const door = new Door()
    const port = Number(new URL(this.url || 'http://unknown:0').port)
    this.url = await door.listen(port, '127.0.0.1')
    const config: Config = {
      port,
      host: '127.0.0.1',
      dataDir: '',
      databaseUrl: this.database.url,
      publicUrl: this.url,
      opening: { by: 'anyone' },
      example: true,
      logLevel: 'trace',
      ...this.#settings,
    }
    const log = pino({ level: 'trace' }, { write: (line: string) => this.logLines.push(line) })
    const app = await buildApp({ config, sql: this.sql, log, door, clientDir: this.#pageDir })
    this.#stop = async () => {
      door.drain()
      await app.close()
      await door.close()
    }
  }

  async stop(): Promise<void> {
    const stop = this.#stop
    this.#stop = undefined
    await stop?.()
  }

  /** A browser that has never been here. */
  device(): Device {
    return new Device(this)
  }

  /** What is left open when the tests end is ended then. */
  onClose(job: () => unknown): void {
    this.#closers.unshift(job)
  }

  async close(): Promise<void> {
    for (const job of this.#closers.splice(0)) await job()
    await this.stop()
    await this.database.drop()
    rmSync(this.#pageDir, { recursive: true })
  }

  /** A table that a parent has just opened. */
  async openTable(): Promise<TestTable> {
    const device = this.device()
    const body = {
      child: childName,
      name: nameOf.family,
      party: 'family',
      role: 'Parent',
      parties: partiesNamed,
    }
    const taken = await device.done(endpoints.open, { body })
    return new TestTable(new Person({ ...taken, device, party: 'family', name: nameOf.family }))
  }
}

export async function openWorld(settings: Partial<Config> = {}): Promise<World> {
  const world = new World(await testDatabase(), settings)
  await world.start()
  return world
}

/** Names that stand nowhere but where a name was given, so that a search for them proves something. */
export const childName = 'Zuzu Q.'
export const nameOf: Record<Party, string> = {
  family: 'Ottoline Farthing',
  young_person: 'Zebedee Quince',
  school: 'Barnaby Thistlewick',
  local_authority: 'Cordelia Umberslade',
  health: 'Peregrine Wraxall',
  social_care: 'Euphemia Drinkwater',
  other: 'Mortimer Blenkinsop',
}
export const allNames = [childName, ...Object.values(nameOf)]

export const partiesNamed = [
  { party: 'family', name: 'The family' },
  { party: 'young_person', name: 'The young person' },
  { party: 'school', name: 'A primary school' },
  { party: 'local_authority', name: 'A county council' },
  { party: 'health', name: 'A therapy service' },
]

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

  async fetch(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
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

type Place = { workspaceId: string; seatId: string; device: Device; party: Party; name: string }
type AnyCommand = { type: string; [field: string]: unknown }
export type Invited = { seatId: string; link: string; code: string; expiresAt: string }

/** Somebody with a seat, on one device. */
export class Person {
  readonly workspaceId: string
  readonly seatId: string
  readonly device: Device
  readonly party: Party
  readonly name: string

  constructor({ workspaceId, seatId, device, party, name }: Place) {
    this.workspaceId = workspaceId
    this.seatId = seatId
    this.device = device
    this.party = party
    this.name = name
  }

  get place() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.seatId } }
  }

  async table() {
    return this.device.done(endpoints.table, this.place)
  }

  async events(after = 0): Promise<Happened[]> {
    const query = { ...this.place.query, after: String(after) }
    return (await this.device.done(endpoints.events, { ...this.place, query })).events
  }

  async does(command: AnyCommand, id = newId()): Promise<Happened[]> {
    return (await this.device.done(endpoints.command, { ...this.place, body: { id, command } })).events
  }

  mayNot(command: AnyCommand, id = newId()): Promise<Refused> {
    return this.device.refused(endpoints.command, { ...this.place, body: { id, command } })
  }

  invitation(party: Party, seat: Record<string, unknown> = {}) {
    const name = nameOf[party]
    const body = { id: newId(), party, name, role: 'Guest', isSupporter: false, powers: [...powers], ...seat }
    return { ...this.place, body }
  }

  invites(party: Party, seat: Record<string, unknown> = {}): Promise<Invited> {
    return this.device.done(endpoints.invite, this.invitation(party, seat))
  }

  /** Takes the same seat on another device, by a device link. */
  async onAnotherDevice(device = this.device.world.device()): Promise<Person> {
    const { link } = await this.device.done(endpoints.linkDevice, this.place)
    const { workspaceId, secret } = partsOf(link)
    await device.done(endpoints.joinDevice, { params: { workspaceId }, body: { secret } })
    return new Person({ ...this, device })
  }

  /** Opens the live page, and waits until it is there unless it may not be. */
  live(transports: ('websocket' | 'polling')[] = ['websocket']): LivePage {
    const { world } = this.device
    const page = new LivePage(world.url, this.workspaceId, this.device.cookie, this.seatId, transports)
    world.onClose(() => page.socket.disconnect())
    return page
  }

  text(document: string): SharedText {
    return openText(this.device, { workspaceId: this.workspaceId, seatId: this.seatId, document })
  }
}

/** A table and its opener, who brings the others. */
export class TestTable {
  readonly workspaceId: string
  readonly parent: Person
  readonly #people = new Map<Party, Person>()

  constructor(parent: Person) {
    this.workspaceId = parent.workspaceId
    this.parent = parent
    this.#people.set('family', parent)
  }

  /** Seats somebody through the real door: invited by their own party, or as its first contact by the parent. */
  async seat(party: Party, seat: Record<string, unknown> = {}): Promise<Person> {
    const inviter = this.#people.get(party) ?? this.parent
    const device = inviter.device.world.device()
    const name = typeof seat['name'] === 'string' ? seat['name'] : nameOf[party]
    const { link, code, seatId } = await inviter.invites(party, seat)
    await device.join(link, code, name)
    const person = new Person({ workspaceId: this.workspaceId, seatId, device, party, name })
    if (!this.#people.has(party)) this.#people.set(party, person)
    return person
  }

  /** A meeting that everyone was told of. */
  async meeting(): Promise<{ meetingId: string; itemIds: string[]; document: string }> {
    const meetingId = newId()
    const itemIds = (meetingType('annual_review')?.agenda ?? []).map(() => newId())
    await this.parent.does({
      type: 'meeting.convene',
      meetingId,
      meetingType: 'annual_review',
      title: 'Annual review',
      startsAt: '2030-05-03T09:30:00.000Z',
      lengthMin: 60,
      place: 'Room 4',
      purpose: 'To look at the plan.',
      itemIds,
    })
    await this.parent.does({ type: 'meeting.notify', meetingId })
    return { meetingId, itemIds, document: formatDocumentName({ kind: 'minutes', meetingId }) }
  }
}

/** A stock socket.io client at the live wire. */
export class LivePage {
  readonly socket: Socket<LiveToPage, LiveToServer>
  readonly heard: Happened[] = []
  hello: number | undefined
  present: Presence[] = []
  names: Names | undefined
  refusal: { code?: string } | undefined
  isGone = false

  constructor(
    url: string,
    workspaceId: string,
    cookie: string | undefined,
    seat: string | undefined,
    transports: string[],
  ) {
    this.socket = io(url, {
      path: `/live/${workspaceId}/`,
      query: seat ? { seat } : {},
      forceNew: true,
      transports,
      extraHeaders: cookie ? { cookie } : {},
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    })
    this.socket.on('hello', ({ seq }) => (this.hello = seq))
    this.socket.on('happened', ({ events, names }) => {
      this.heard.push(...events)
      this.names = names
    })
    this.socket.on('names', (names) => (this.names = names))
    this.socket.on('present', (present) => (this.present = present))
    this.socket.on('gone', () => (this.isGone = true))
    this.socket.on(
      'connect_error',
      (err: Error & { data?: { code?: string } }) => (this.refusal = err.data ?? {}),
    )
  }

  get seqs(): number[] {
    return this.heard.map(({ seq }) => seq)
  }

  async welcomed(): Promise<this> {
    await until(() => this.hello !== undefined, 'the live wire says hello')
    return this
  }
}

export type SharedText = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** The codes with which the server has closed it, in order. */
  closes: number[]
  words: (itemId: string) => string
  synced: () => Promise<SharedText>
  write: (itemId: string, words: string) => void
}

/** An unmodified y-websocket client that sends the device's cookie, as a browser would. */
export function openText(
  device: Device,
  { workspaceId, seatId, document }: { workspaceId: string; seatId?: string; document: string },
): SharedText {
  const cookie = device.cookie
  class WebSocketWithCookie extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: cookie ? { cookie } : {} })
    }
  }
  const doc = new Y.Doc()
  const url = `${device.world.url.replace('http', 'ws')}/yjs/${workspaceId}`
  const provider = new WebsocketProvider(url, encodeURIComponent(document), doc, {
    WebSocketPolyfill: WebSocketWithCookie as never,
    disableBc: true,
    params: seatId ? { seat: seatId } : {},
    maxBackoffTime: 100,
  })
  device.world.onClose(() => provider.destroy())
  const closes: number[] = []
  provider.on('connection-close', (event) => event && closes.push(event.code))
  const text: SharedText = {
    doc,
    provider,
    closes,
    words: (itemId) => doc.getXmlFragment(itemId).toJSON(),
    write(itemId, words) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(itemId).push([paragraph])
    },
    async synced() {
      await until(() => provider.synced, 'the text is synced')
      return text
    },
  }
  return text
}

/** Waits for a fact; fails with its name when it does not come true. */
export async function until(fact: () => unknown, name: string, timeoutMs = 8_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await fact())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${name}`)
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}

/** Only to show that something does not happen. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150))
