import { Authorship } from '../../../shared/minutes/authorship.ts'
import { endpoints } from '../../../shared/protocol.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { call, ownServer, Unreachable, type Reach } from '../../api.ts'

export type LogState =
  | { is: 'closed' }
  | { is: 'loading' }
  | { is: 'failed'; message: string }
  /** `version` grows with what is known; `trouble` says why the newest words may be missing. */
  | { is: 'ready'; authorship: Authorship; version: number; trouble: string | null }

type Place = { workspaceId: string; seatId: string; document: string; reach?: Reach }
type Row = { seq: number; seatId: string; at: string; bytes: string; hash: string }

const soonMs = 700
/** How long reading a log may hold the page up at a time. */
const breathMs = 12

/** The server's log of a text, as far as this page has read it; read on when the text has changed. */
export class MinutesLog {
  readonly #place: Place
  readonly #listeners = new Set<() => void>()
  #state: LogState = { is: 'closed' }
  #authorship = new Authorship()
  #hash = ''
  #version = 0
  #isReading = false
  #isAsked = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #isFollowed = false

  constructor(place: Place) {
    this.#place = place
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly state = (): LogState => this.#state

  /** Reads the log, or what is new in it; after a failure, tries again. */
  open(): void {
    this.#isFollowed = true
    if (this.#state.is !== 'ready') this.#change({ is: 'loading' })
    void this.#read()
  }

  /** Something was written: reads on in a moment, once for all that is written until then. */
  soon(): void {
    if (!this.#isFollowed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#state.is === 'failed') this.open()
      else void this.#read()
    }, soonMs)
  }

  /** Nobody looks at it any more. What was read is kept. */
  rest(): void {
    this.#isFollowed = false
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #read(): Promise<void> {
    this.#isAsked = true
    if (this.#isReading) return
    this.#isReading = true
    while (this.#isAsked && this.#isFollowed) {
      this.#isAsked = false
      try {
        await this.#readOn()
        this.#tellOf(null)
      } catch (err) {
        this.#failed(err)
      }
    }
    this.#isReading = false
  }

  async #readOn(): Promise<void> {
    const { workspaceId, seatId, document, reach = ownServer } = this.#place
    for (let isWhole = false; !isWhole && this.#isFollowed;) {
      const after = this.#authorship.seq
      const query = { seat: seatId, document, after: String(after) }
      const page = await call(endpoints.textLog, { params: { workspaceId }, query }, reach).catch(
        (err: unknown) => {
          if (err instanceof Refusal && err.code === 'stale' && after > 0) return null
          throw err
        },
      )
      // Another history: the server was put back to an earlier day. What was read before is not true of it.
      const isOther = page === null || (after > 0 && page.prevHash !== this.#hash)
      if (isOther) this.#forget()
      else {
        await this.#append(page.rows)
        isWhole = page.isWhole
      }
    }
  }

  async #append(rows: readonly Row[]): Promise<void> {
    let since = performance.now()
    for (const row of rows) {
      this.#authorship.append({ ...row, bytes: bytesOf(row.bytes) })
      this.#hash = row.hash
      if (performance.now() - since < breathMs) continue
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
  }

  #forget(): void {
    this.#authorship = new Authorship()
    this.#hash = ''
  }

  #tellOf(trouble: string | null): void {
    const { seq } = this.#authorship
    const before = this.#state
    const isSame =
      before.is === 'ready' &&
      before.authorship === this.#authorship &&
      this.#version === seq &&
      before.trouble === trouble
    if (isSame) return
    this.#version = seq
    this.#change({ is: 'ready', authorship: this.#authorship, version: seq, trouble })
  }

  #failed(err: unknown): void {
    const isKnown = err instanceof Unreachable || err instanceof Refusal
    if (!isKnown) reportError(err)
    const message = isKnown ? err.message : 'The history of these minutes cannot be shown.'
    if (this.#state.is === 'ready') this.#tellOf(message)
    else this.#change({ is: 'failed', message })
  }

  #change(state: LogState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
