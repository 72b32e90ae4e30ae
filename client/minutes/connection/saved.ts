/** What the page may say about the words on it. Times are milliseconds since 1970. */
export type Saved =
  | { kind: 'connecting' }
  /** Everything is in the server's database; `at` is when the last words of this page got there. */
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving'; since: number }
  /** The server cannot save just now, or has not answered for three seconds. It or this page keeps the words. */
  | { kind: 'not_saved'; since: number }
  | { kind: 'offline'; hasUnsent: boolean }
  /** For good: this page's words are no longer taken. */
  | { kind: 'refused'; code: number; reason: string; hasUnsent: boolean }
  /** For good: the server was restored from a backup, and what it lost of this text is on this page. */
  | { kind: 'set_back'; hasUnsent: true }

const patienceMs = 3_000

type Line = 'opening' | 'open' | 'lost'

/** Knows which words are durable from what the server says about each frame, and from nothing else. */
export class SavedWords {
  readonly #onChange: (saved: Saved) => void
  #line: Line = 'opening'
  #refusal: { code: number; reason: string } | null = null
  #isSetBack = false
  /** When each update frame left that is not durable yet, oldest first. Only of the present socket. */
  #sentAt: number[] = []
  #durableCount = 0
  #hasSentState = false
  #isRetrying = false
  #hasUnsent = false
  #savedAt: number | null = null
  #patience: ReturnType<typeof setTimeout> | undefined
  current: Saved = { kind: 'connecting' }

  constructor(onChange: (saved: Saved) => void) {
    this.#onChange = onChange
  }

  get hasUnsent(): boolean {
    return this.#hasUnsent
  }

  edited(): void {
    this.#hasUnsent = true
    this.#update()
  }

  /** A new socket counts from nothing, and so does the server for it. */
  openedSocket(): void {
    this.#sentAt = []
    this.#durableCount = 0
    this.#hasSentState = false
    this.#isRetrying = false
  }

  connected(): void {
    this.#line = 'open'
    this.#update()
  }

  disconnected(): void {
    this.#line = 'lost'
    this.#update()
  }

  refused(code: number, reason: string): void {
    this.#refusal = { code, reason }
    this.#update()
  }

  setBack(): void {
    this.#isSetBack = true
    this.#update()
  }

  /** An update left; `isState` when it is the sync step 2 that carries all that the server lacks. */
  sent(isState: boolean): void {
    this.#sentAt.push(Date.now())
    this.#hasSentState ||= isState
  }

  /** The server has this many frames of this socket in its database. */
  durable(frameCount: number, isRetrying: boolean): void {
    this.#sentAt.splice(0, frameCount - this.#durableCount)
    this.#durableCount = frameCount
    this.#isRetrying = isRetrying
    if (this.#hasSentState && this.#sentAt.length === 0 && this.#hasUnsent) {
      this.#hasUnsent = false
      this.#savedAt = Date.now()
    }
    this.#update()
  }

  stop(): void {
    clearTimeout(this.#patience)
  }

  #update(): void {
    const next = this.#judge()
    const isSame = JSON.stringify(next) === JSON.stringify(this.current)
    if (!isSame) this.#onChange((this.current = next))
  }

  #judge(): Saved {
    clearTimeout(this.#patience)
    if (this.#refusal) return { kind: 'refused', ...this.#refusal, hasUnsent: this.#hasUnsent }
    if (this.#isSetBack) return { kind: 'set_back', hasUnsent: true }
    if (this.#line === 'opening') return { kind: 'connecting' }
    if (this.#line === 'lost') return { kind: 'offline', hasUnsent: this.#hasUnsent }
    if (this.#hasUnsent) return this.#saving(this.#sentAt[0] ?? Date.now())
    const isInStep = this.#hasSentState && this.#sentAt.length === 0
    return isInStep ? { kind: 'saved', at: this.#savedAt } : { kind: 'connecting' }
  }

  #saving(since: number): Saved {
    const leftMs = since + patienceMs - Date.now()
    if (this.#isRetrying || leftMs <= 0) return { kind: 'not_saved', since }
    this.#patience = setTimeout(() => this.#update(), leftMs)
    return { kind: 'saving', since }
  }
}
