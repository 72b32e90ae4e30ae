import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ByteReader } from '../../../shared/minutes/bytes.ts'
import { closeCode, durableStatus, isPermanent, messageType } from '../../../shared/minutes/wire.ts'
import { countingSocket } from './counting-socket.ts'
import { KeptCopy } from './kept-copy.ts'
import { OwnDeletes } from './own-deletes.ts'
import { hideWhileUnseen } from './unseen.ts'
import { SavedWords, type Saved } from './saved.ts'
import { watchForServerBehind, type StateVector } from './server-behind.ts'

export type { Saved } from './saved.ts'

export type MinutesSetting = {
  /** `wss://…/yjs/<workspaceId>`, without the document. */
  url: string
  /** As `formatDocumentName` writes it. */
  document: string
  seatId: string
  /** Names this device's copy in IndexedDB: must tell workspace, document and seat apart. Left out: no copy. */
  localName?: string
  /** Where the text is shown: while nobody looks at it, no cursors travel. */
  page?: Document
  /** For programs without a WebSocket of their own. */
  WebSocketPolyfill?: typeof WebSocket
}

/** One text, connected: comes back by itself, and knows which words the server has made durable. */
export function connectMinutes(setting: MinutesSetting): MinutesConnection {
  return new MinutesConnection(setting)
}

/** So long may the pages of those who wrote what a server has lost take to bring it back: two reconnections. */
const behindPatienceMs = 6_000

/** Less than the live wire takes to miss the server; y-websocket alone waits for half a minute. */
const doubtfulAfterMs = 5_000

/** A browser that keeps nothing (a private window) must not keep the page waiting. */
const localPatienceMs = 2_000

export class MinutesConnection {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #words: SavedWords
  readonly #local: KeptCopy | null
  readonly #ownClients = new Set<number>()
  readonly #ownDeletes = new OwnDeletes()
  #serverHas: StateVector | null = null
  #behindSince: number | null = null
  #isEnded = false
  #isMarkedUnsent = false
  #stopHiding = () => {}

  constructor(setting: MinutesSetting) {
    const { url, document, seatId, localName, page, WebSocketPolyfill = WebSocket } = setting
    this.#words = new SavedWords(() => this.#changed())
    this.provider = new WebsocketProvider(url, encodeURIComponent(document), this.doc, {
      connect: false,
      // Tabs that synced past the server would pass on words that are neither checked nor durable.
      disableBc: true,
      params: { seat: seatId, durable: '1' },
      WebSocketPolyfill: countingSocket(WebSocketPolyfill, {
        opened: () => this.#words.openedSocket(),
        sent: (isState) => this.#words.sent(isState),
      }),
      shouldReconnect: ({ code }) => !isHopeless(code),
    })
    this.#local = localName === undefined ? null : new KeptCopy(localName, this.doc, () => this.#tell())
    this.#listen()
    if (page) this.#stopHiding = hideWhileUnseen(this.awareness, page)
    void this.#start()
  }

  get awareness(): WebsocketProvider['awareness'] {
    return this.provider.awareness
  }

  /** For `useSyncExternalStore`, with `saved` as the snapshot. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly saved = (): Saved => this.#words.current

  /** Whether there are words here that the server has not said to have. */
  get hasUnsent(): boolean {
    return this.#words.hasUnsent
  }

  /** What the server has, when it was set back; the rest of `doc` it has lost. */
  get setBackTo(): StateVector | null {
    return this.#serverHas
  }

  /** Whether this device's copy, if it could be made at all, is still there. For `useSyncExternalStore`. */
  readonly isCopyThere = (): boolean => this.#local?.isLost !== true

  /** The page misses the server on its other wire: if this one is silent too, it is lost, and another is opened. */
  doubt(): void {
    const { provider } = this
    if (!provider.wsconnected || Date.now() - provider.wsLastMessageReceived < doubtfulAfterMs) return
    provider.disconnect()
    provider.connect()
  }

  /** Ends the connection and closes, but keeps, this device's copy. */
  destroy(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#stopHiding()
    this.#words.stop()
    this.#listeners.clear()
    this.provider.destroy()
    this.#local?.close()
    this.doc.destroy()
  }

  /**
   * Ends the connection and throws this device's copy away; for a page whose words were refused and that opens the text
   * afresh. Take the refused words from `doc` first.
   */
  async forget(): Promise<void> {
    const clearing = this.#local?.clear()
    this.destroy()
    await clearing
  }

  #listen(): void {
    this.provider.messageHandlers[messageType.durable] = (_encoder, { arr, pos }) => {
      const reader = new ByteReader(arr.subarray(pos))
      const frameCount = reader.varUint()
      const status = reader.isAtEnd ? durableStatus.durable : reader.varUint()
      this.#words.durable(frameCount, status === durableStatus.retrying)
    }
    watchForServerBehind(this.provider, {
      isOwn: (client) => client === this.doc.clientID || this.#ownClients.has(client),
      ownDeletes: () => this.#ownDeletes.all,
      onBehind: (serverHas) => this.#leaveBehind(serverHas),
    })
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.#words.connected()
    })
    this.provider.on('sync', (isSynced) => {
      if (isSynced) this.#behindSince = null
    })
    this.provider.on('connection-close', () => this.#words.disconnected())
    this.provider.on('closed', ({ code, reason }) => this.#words.refused(code, reason))
    this.doc.on('update', (_update, origin: unknown, _doc, { deleteSet }) => {
      const isOwn = origin !== this.provider && this.#local?.isOrigin(origin) !== true
      if (!isOwn) return
      // Yjs takes a new id when somebody else uses this one.
      this.#ownClients.add(this.doc.clientID)
      this.#ownDeletes.add(deleteSet)
      this.#words.edited()
    })
  }

  /** This device's copy first: what was written offline then goes out whole, in the first exchange. */
  async #start(): Promise<void> {
    const local = this.#local
    if (local) {
      // What other tabs of this device left in its copy is sent as this page's own.
      const reading = local.read().then((left) => left.map((client) => this.#ownClients.add(client)))
      const left = await Promise.race([reading, pause(localPatienceMs)])
      if (left && left.length > 0) {
        this.#ownDeletes.addUnknown()
        this.#words.edited()
      }
    }
    if (!this.#isEnded) this.provider.connect()
  }

  /** Nothing is sent to a server that lacks what it once showed. It may have it again in a moment, from its authors. */
  #leaveBehind(serverHas: StateVector): void {
    this.#behindSince ??= Date.now()
    if (Date.now() - this.#behindSince < behindPatienceMs) return this.provider.ws?.close()
    this.#serverHas = serverHas
    this.#words.setBack()
    this.provider.disconnect()
  }

  #changed(): void {
    if (this.#isEnded) return
    const { hasUnsent } = this.#words
    if (!hasUnsent) this.#ownDeletes.arrived()
    if (this.#isMarkedUnsent !== hasUnsent) this.#local?.mark(hasUnsent)
    this.#isMarkedUnsent = hasUnsent
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined))
}

/** Coming back would meet the same answer: refused, or a frame that is too large and would be sent again. */
function isHopeless(code: number): boolean {
  return isPermanent(code) || code === closeCode.frameTooLarge
}
