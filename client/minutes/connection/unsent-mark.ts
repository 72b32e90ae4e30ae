const store = 'custom'
const prefix = 'is-unsent'

/**
 * Says in a text's copy on this device that a tab has words there which the server has not. Each tab writes its own; a
 * tab holds a lock while it is open, so that another one takes down only the marks of tabs that are gone.
 */
export class UnsentMark {
  readonly #key = `${prefix}/${crypto.randomUUID()}`
  readonly #letGo: (() => void)[] = []
  #left: string[] = []

  constructor() {
    const isOver = new Promise<void>((resolve) => this.#letGo.push(resolve))
    // Without locks (no https) marks of other tabs stay, which only says "unsent" once too often.
    void navigator.locks?.request(this.#key, () => isOver)
  }

  /** Under which Yjs client ids other tabs, open or gone, wrote what they left marked. */
  async find(db: IDBDatabase): Promise<number[]> {
    const marks = await readMarks(db)
    this.#left = [...marks.keys()]
    return [...marks.values()]
  }

  /** With everything sent, what tabs that are gone had left in the copy has been sent too. */
  async set(db: IDBDatabase, hasUnsent: boolean, client: number): Promise<void> {
    const marks = db.transaction(store, 'readwrite').objectStore(store)
    if (hasUnsent) await done(marks.put(client, this.#key))
    else await this.#takeDown(db, marks)
  }

  async #takeDown(db: IDBDatabase, marks: IDBObjectStore): Promise<void> {
    await done(marks.delete(this.#key))
    for (const key of this.#left.splice(0))
      await navigator.locks?.request(key, { ifAvailable: true }, async (lock) => {
        if (lock) await done(db.transaction(store, 'readwrite').objectStore(store).delete(key))
      })
  }

  stop(): void {
    for (const letGo of this.#letGo) letGo()
  }
}

/** The marks in a copy; each says under which Yjs client id its tab wrote. */
export async function readMarks(db: IDBDatabase): Promise<Map<string, number>> {
  const marks = db.transaction(store).objectStore(store)
  const [keys, values] = await Promise.all([done(marks.getAllKeys()), done<unknown[]>(marks.getAll())])
  const found = new Map<string, number>()
  for (const [index, key] of keys.entries()) {
    const client = values[index]
    if (typeof key === 'string' && key.startsWith(prefix) && typeof client === 'number' && client > 0)
      found.set(key, client)
  }
  return found
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}
