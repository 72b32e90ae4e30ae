import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { UnsentMark } from './unsent-mark.ts'

/** This device's copy of one text, and whether it can still be relied on. */
export class KeptCopy {
  readonly #store: IndexeddbPersistence
  readonly #mark = new UnsentMark()
  readonly #onLost: () => void
  isLost = false

  constructor(name: string, doc: Y.Doc, onLost: () => void) {
    this.#onLost = onLost
    this.#store = new IndexeddbPersistence(name, doc)
    void this.#watch()
  }

  isOrigin(origin: unknown): boolean {
    return origin === this.#store
  }

  /** Reads the copy into the document. Names the client ids of tabs that left words in it which may not be sent. */
  async read(): Promise<number[]> {
    const { db } = await this.#store.whenSynced
    return db ? this.#mark.find(db) : []
  }

  /** Remembers, for the next visit, whether this tab has words that the server has not. */
  mark(hasUnsent: boolean): void {
    const { db, doc } = this.#store
    if (db) void this.#mark.set(db, hasUnsent, doc.clientID).catch(() => this.#lose())
  }

  close(): void {
    this.#mark.stop()
    void this.#store.destroy()
  }

  async clear(): Promise<void> {
    this.#mark.stop()
    await this.#store.clearData()
  }

  /** Another tab that opens the text afresh throws the copy away for all tabs, and a browser may clear its disk. */
  async #watch(): Promise<void> {
    const db = await this.#store._db
    for (const ending of ['versionchange', 'close']) db.addEventListener(ending, () => this.#lose())
  }

  #lose(): void {
    if (this.isLost) return
    this.isLost = true
    // With it, the store would go on writing to a database that is closed, and throw at each letter typed.
    this.#store.db = null
    this.#onLost()
  }
}
