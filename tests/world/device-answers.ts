import type { KeptAnswers } from '../../client/offline/kept-answers.ts'

/** What a browser keeps in its database: what its tabs share, and what is there again when one is opened anew. */
export class DeviceAnswers implements KeptAnswers {
  readonly #kept = new Map<string, unknown>()

  read = async (key: string) => structuredClone(this.#kept.get(key))
  write = async (key: string, answer: unknown) => void this.#kept.set(key, structuredClone(answer))
  remove = async (key: string) => void this.#kept.delete(key)
  keys = async () => [...this.#kept.keys()]
}
