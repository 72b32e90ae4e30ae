import { WebSocket, type RawData } from 'ws'
import type { Party } from '../../shared/seats/seat.ts'
import { closeCode, durableMessage } from '../../shared/minutes/wire.ts'
import { Acks } from './acks.ts'
import { Budget } from './budget.ts'
import { frameOf, writeFrames } from './fan-out.ts'
import { Refused, type Limits } from './limits.ts'

export type Right = 'write' | 'read' | 'none'

/** Who a socket belongs to, as the upgrade found out; nothing in it comes from the page. */
export type Visitor = {
  workspaceId: string
  document: string
  seatId: string
  /** A screen’s is that of whoever opened it. */
  party: Party
  name: string
  /** A screen in the room reads along, and is nobody. */
  isScreen: boolean
  /** Whether the page asked for `durable` messages. */
  isDurableAware: boolean
}

export type MemberSetting = {
  limits: Limits
  /** What its person may still send, over all sockets. */
  allowance: () => Budget
  onGone: () => void
  onSlow: (member: Member) => void
  /** A frame that `ws` could not read, or would not for its size; it closes the socket itself. */
  onBroken: (reason: string) => void
}

const closeGraceMs = 3_000
/** A long frame counts as so many short ones. */
const bytesPerFrameSpent = 4096

/** One socket in a room. Listens from its first moment and keeps what comes until it is heard. */
export class Member {
  readonly visitor: Visitor
  /** As it was when the socket entered; another right later means that the socket must come back. */
  readonly right: Right
  readonly acks = new Acks()
  readonly #socket: WebSocket
  readonly #limits: Limits
  readonly #onSlow: (member: Member) => void
  #listener: ((frame: Uint8Array | null) => void) | null = null
  /** Whether what it sends is kept until the text is there. */
  isHeld = true
  #early: (Uint8Array | null)[] = []
  #earlyBytes = 0
  readonly #frames: Budget
  readonly #syncRequests: Budget
  readonly #allowance: () => Budget
  #replyBytes = 0
  #isAlive = true
  hasSynced = false

  constructor(socket: WebSocket, visitor: Visitor, right: Right, setting: MemberSetting) {
    const { limits, allowance, onGone, onSlow, onBroken } = setting
    this.#socket = socket
    this.visitor = visitor
    this.right = right
    this.#limits = limits
    this.#onSlow = onSlow
    this.#allowance = allowance
    this.#frames = new Budget(limits.frameBurst, limits.framesPerSecond)
    this.#syncRequests = new Budget(limits.syncRequestsPerMinute, limits.syncRequestsPerMinute / 60)
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? bytesOf(data) : null))
    socket.on('pong', () => (this.#isAlive = true))
    // A broken or oversize frame: `ws` closes this socket itself, and an error nobody listens to ends the process.
    socket.on('error', (err) => onBroken(err.message))
    socket.on('close', onGone)
  }

  /** Hands over the frames so far, in order, and from now on each as it comes; null stands for one that is not binary. */
  hear(listener: (frame: Uint8Array | null) => void): void {
    this.#listener = listener
    this.hearHeld()
  }

  /** Keeps a frame that cannot be heard yet, and all that follow it, until `hearHeld`. */
  hold(frame: Uint8Array | null): void {
    this.isHeld = true
    this.#keep(frame)
  }

  hearHeld(): void {
    if (!this.#listener) return
    const early = this.#early
    this.#early = []
    this.#earlyBytes = 0
    this.isHeld = false
    for (const frame of early) this.#receive(frame)
  }

  /** Throws when this socket, or its person over all sockets, sends more than a busy typist could. */
  spendFrame(byteCount: number): void {
    const cost = 1 + Math.floor(byteCount / bytesPerFrameSpent)
    if (!this.#frames.spend(cost) || !this.#allowance().spend(cost)) throw tooMuch()
  }

  /** A request for the whole text costs the server more than any other frame. */
  spendSyncRequest(): void {
    if (!this.#syncRequests.spend(1)) throw tooMuch()
  }

  /** `durableMessage` as a frame, for a page that asked for such messages. */
  durableFrames(status: number): Buffer[] {
    return this.visitor.isDurableAware ? [frameOf(durableMessage(this.acks.durableCount, status))] : []
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** A reader that falls behind is dropped, or its unread frames would fill the memory. */
  get isTooSlow(): boolean {
    const { maxBufferedBytes } = this.#limits
    return this.#socket.bufferedAmount > maxBufferedBytes + this.#replyBytes
  }

  /** Answers a request for the text: as large as the text is, so its size is no sign of a slow reader. */
  reply(frame: Buffer): void {
    this.#replyBytes = Math.max(this.#replyBytes, frame.length)
    this.send([frame])
  }

  send(frames: readonly Buffer[]): void {
    if (this.isTooSlow && this.isOpen) {
      this.#onSlow(this)
      this.close(closeCode.tooMuch, 'this connection is too slow')
    }
    writeFrames(this.#socket, frames)
  }

  close(code: number, reason: string): void {
    if (!this.isOpen) return
    this.#socket.close(code, reason)
    // A peer that does not read never answers the close either.
    setTimeout(() => this.#socket.terminate(), closeGraceMs).unref()
  }

  /** Ends the socket when the last ping was not answered. */
  ping(): void {
    if (!this.#isAlive) return this.#socket.terminate()
    this.#isAlive = false
    this.#socket.ping()
  }

  /** Reads nothing more until `resume`; what is sent meanwhile waits on the line. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  #receive(frame: Uint8Array | null): void {
    // What still arrives after a refusal must not be heard: it may build on what was refused.
    if (!this.isOpen) return
    if (this.#listener && !this.isHeld) return this.#listener(frame)
    this.#keep(frame)
  }

  #keep(frame: Uint8Array | null): void {
    this.#early.push(frame)
    this.#earlyBytes += frame?.length ?? 0
    if (this.#earlyBytes <= 2 * this.#limits.maxFrameBytes && this.#early.length <= this.#limits.frameBurst)
      return
    this.close(closeCode.tooMuch, 'too much was sent before the text was open')
  }
}

function tooMuch(): Refused {
  return new Refused(closeCode.tooMuch, 'too much was sent at once')
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
