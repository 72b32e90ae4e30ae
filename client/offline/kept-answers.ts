/** Answers of the server that are kept on the device, each under a key of its own. A device that keeps nothing has none. */
export type KeptAnswers = {
  read: (key: string) => Promise<unknown>
  write: (key: string, answer: unknown) => Promise<void>
  remove: (key: string) => Promise<void>
  keys: () => Promise<string[]>
}

const database = 'concord/answers'
const store = 'answer'

/** Those of this browser. */
export const keptAnswers: KeptAnswers = {
  read: (key) => onDevice('readonly', (answers) => answers.get(key)),
  async write(key, answer) {
    await onDevice('readwrite', (answers) => answers.put(answer, key))
  },
  async remove(key) {
    await onDevice('readwrite', (answers) => answers.delete(key))
  },
  async keys() {
    const keys = await onDevice('readonly', (answers) => answers.getAllKeys())
    return (keys ?? []).map(String)
  },
}

/** Undefined where nothing is kept: in a private window, or on a full disk. */
async function onDevice<Result>(
  mode: IDBTransactionMode,
  deed: (answers: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  let db: IDBDatabase | undefined
  try {
    db = await opened()
    const transaction = db.transaction(store, mode)
    const request = deed(transaction.objectStore(store))
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error))
    })
    return request.result
  } catch {
    return undefined
  } finally {
    db?.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store))
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
}
