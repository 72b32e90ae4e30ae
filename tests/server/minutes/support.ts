import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { connectMinutes, type MinutesConnection } from '../../../client/minutes/connection/connect-minutes.ts'
import type { Sql } from '../../../server/db.ts'
import type { Limits } from '../../../server/minutes/limits.ts'
import { limits as usualLimits } from '../../../server/minutes/limits.ts'
import { openMinutes, type Right } from '../../../server/minutes/minutes.ts'
import { ByteReader, ByteWriter } from '../../../shared/minutes/bytes.ts'
import { messageType, syncMessage, syncStep } from '../../../shared/minutes/wire.ts'
import type { Party } from '../../../shared/seats/seat.ts'

export const workspaceId = 'workspace-0000001'
export const documentName = 'meeting/meeting-00000001/minutes'

const partyOf: Record<string, Party> = { parent: 'family', senco: 'school', officer: 'local_authority' }

export type LogLine = { level: number; msg: string; seatId?: string; reason?: string; closeCode?: number }

/** The minutes behind a real port. A visitor's seat is whatever `?seat=` says; rights are what `rights` says. */
export async function openTable(sql: Sql, limits: Partial<Limits> = {}) {
  const rights = new Map<string, Right>()
  const logLines: LogLine[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => logLines.push(JSON.parse(line)) })
  const rightsOf = (_workspaceId: string, seatId: string) => rights.get(seatId) ?? 'write'
  const minutes = openMinutes({ sql, log, rightsOf, limits: { lingerMs: 50, ...limits } })
  const server = createServer()
  const maxPayload = limits.maxFrameBytes ?? usualLimits.maxFrameBytes
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://localhost')
    const seatId = url.searchParams.get('seat') ?? 'nobody'
    const document = decodeURIComponent(url.pathname.split('/')[3] ?? '')
    const isDurableAware = url.searchParams.get('durable') === '1'
    const party = partyOf[seatId] ?? 'other'
    sockets.handleUpgrade(request, socket, head, (ws) =>
      minutes.join(ws, {
        workspaceId,
        document,
        seatId,
        party,
        name: `Name of ${seatId}`,
        isScreen: seatId === 'screen',
        isDurableAware,
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    minutes,
    rights,
    logLines,
    url: `ws://127.0.0.1:${port}/yjs/${workspaceId}`,
    port,
    /** Stops like a process that is told to: flush, close, gone. */
    async stop() {
      await minutes.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Table = Awaited<ReturnType<typeof openTable>>

/** What is left open when a test ends is ended here. */
export class Cleanup {
  readonly #jobs: (() => unknown)[] = []

  add<Thing>(thing: Thing, job: (thing: Thing) => unknown): Thing {
    this.#jobs.unshift(() => job(thing))
    return thing
  }

  async run(): Promise<void> {
    for (const job of this.#jobs.splice(0)) await job()
  }
}

export type Stock = { doc: Y.Doc; provider: WebsocketProvider; text: Y.Text; words: () => string }

/** An unmodified y-websocket client. */
export function stockClient(table: { url: string }, seatId: string, doc = new Y.Doc()): Stock {
  const provider = new WebsocketProvider(table.url, encodeURIComponent(documentName), doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    params: { seat: seatId },
    maxBackoffTime: 200,
  })
  const text = doc.getText('x')
  return { doc, provider, text, words: () => text.toJSON() }
}

/** Our own client. */
export function ownClient(table: { url: string }, seatId: string): MinutesConnection {
  const connection = connectMinutes({
    url: table.url,
    document: documentName,
    seatId,
    WebSocketPolyfill: WebSocket as never,
  })
  connection.provider.maxBackoffTime = 200
  return connection
}

/** A socket without any manners of its own. */
export class RawClient {
  readonly socket: WebSocket
  readonly frames: Uint8Array[] = []
  closed: { code: number; reason: string } | null = null

  constructor(table: { url: string }, seatId: string, query = '') {
    this.socket = new WebSocket(`${table.url}/${encodeURIComponent(documentName)}?seat=${seatId}${query}`)
    this.socket.on('message', (data: Buffer) => this.frames.push(new Uint8Array(data)))
    this.socket.on('error', () => {})
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }))
  }

  async opened(): Promise<this> {
    await until(() => this.closed !== null || this.frames.length > 0, 'the first frame of the server')
    return this
  }

  /** Answers the server's step 1 with a document's state, as every honest client does. */
  async synced(doc: Y.Doc): Promise<this> {
    await this.opened()
    this.step2(Y.encodeStateAsUpdate(doc))
    return this
  }

  step2(update: Uint8Array): void {
    this.socket.send(syncMessage(syncStep.step2, update))
  }

  update(update: Uint8Array): void {
    this.socket.send(syncMessage(syncStep.update, update))
  }

  awareness(entries: { client: number; clock: number; state: unknown }[]): void {
    const payload = new ByteWriter().varUint(entries.length)
    for (const { client, clock, state } of entries) {
      payload
        .varUint(client)
        .varUint(clock)
        .bytes(new TextEncoder().encode(JSON.stringify(state)))
    }
    this.socket.send(new ByteWriter().varUint(messageType.awareness).bytes(payload.finish()).finish())
  }

  /** The last `durable` message. */
  get durable(): { count: number; status: number } | null {
    const last = this.frames.findLast((frame) => frame[0] === messageType.durable)
    if (!last) return null
    const reader = new ByteReader(last)
    reader.varUint()
    return { count: reader.varUint(), status: reader.varUint() }
  }

  async closing(): Promise<{ code: number; reason: string }> {
    await until(() => this.closed !== null, 'the server closes the socket')
    return this.closed ?? { code: 0, reason: '' }
  }
}

/** Waits for a fact; fails with its name when it does not come true. */
export async function until(fact: () => unknown, name: string, timeoutMs = 8_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await fact())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${name}`)
    await sleep(4)
  }
}

/** Only to show that something does not happen. */
export const aWhile = () => sleep(120)

export async function storedCount(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as count from minutes_update`
  return row?.count
}

/** One update: what `edit` changes in a document that has `before`. */
export function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  let deleted: Uint8Array | null = null
  doc.once('update', (update: Uint8Array) => (deleted = update))
  doc.transact(() => edit(doc))
  return deleted ?? Y.encodeStateAsUpdate(doc, before)
}

/** Update bytes by hand, for what no honest client would write. */
export function forgedUpdate(
  structs: { client: number; clock: number; write: (out: Y.UpdateEncoderV1) => void }[],
  deletes: { client: number; clock: number; len: number }[] = [],
): Uint8Array {
  const out = new Y.UpdateEncoderV1()
  out.writeLen(structs.length)
  for (const { client, clock, write } of structs) {
    out.writeLen(1)
    out.writeClient(client)
    out.writeLen(clock)
    write(out)
  }
  out.writeLen(deletes.length)
  for (const { client, clock, len } of deletes) {
    out.writeLen(client)
    out.writeLen(1)
    out.writeDsClock(clock)
    out.writeDsLen(len)
  }
  return out.toUint8Array()
}

export const collected = (length: number) => (out: Y.UpdateEncoderV1) => {
  out.writeInfo(0)
  out.writeLen(length)
}

/** A string in the root `x`, or beside `origin`. */
export const written =
  (words: string, origin?: { client: number; clock: number }) => (out: Y.UpdateEncoderV1) => {
    out.writeInfo(4 | (origin ? 128 : 0))
    if (origin) out.writeLeftID(Y.createID(origin.client, origin.clock))
    else {
      out.writeParentInfo(true)
      out.writeString('x')
    }
    out.writeString(words)
  }
