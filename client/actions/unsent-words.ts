/** Words typed into forms and not sent, each under its place, in this page and in the storage of its tab. */
export class UnsentWords {
  readonly #storage: () => Storage
  readonly #here = new Map<string, string>()

  constructor(storage: () => Storage) {
    this.#storage = storage
  }

  at(place: string): string | undefined {
    return this.#here.get(place) ?? this.#inTab((tab) => tab.getItem(keyOf(place))) ?? undefined
  }

  keep(place: string, words: string) {
    this.#here.set(place, words)
    this.#inTab((tab) => tab.setItem(keyOf(place), words))
  }

  forget(place: string) {
    this.#here.delete(place)
    this.#inTab((tab) => tab.removeItem(keyOf(place)))
  }

  #inTab<Result>(deed: (tab: Storage) => Result): Result | undefined {
    try {
      return deed(this.#storage())
    } catch {
      // A full or forbidden storage costs only the copy: the words are still in this page.
      return undefined
    }
  }
}

const keyOf = (place: string) => `concord.unsent.${place}`
