import { z } from 'zod'
import { Command } from '../../shared/table.ts'
import { Instant } from '../../shared/words.ts'

/** What may be asked of a table, as the page writes it. */
export type TableCommand = z.input<typeof Command>

/** Something asked that the server has not answered yet. */
export type Unsent<Asked = TableCommand> = {
  id: string
  at: string
  command: Asked
  refused?: undefined
  hasSteppedAside?: undefined
  /** The server fails at it each time. Nothing later was done yet that would show whose fault that is. */
  isFailing?: boolean
}

/** Something that was refused after a wait, with the reason: its words stay until they were read. */
export type RefusedLate = {
  id: string
  at: string
  command: { type: string }
  refused: string
  isFailing?: undefined
  /** The server failed at it, and did what came later: it may be sent once more. */
  hasSteppedAside?: boolean
}

export type Waiting<Asked = TableCommand> = Unsent<Asked> | RefusedLate

const Kept = z.object({
  at: Instant.catch('1970-01-01T00:00:00.000Z'),
  command: z.looseObject({ type: z.string().catch('unknown') }),
  refused: z.string().optional(),
  hasSteppedAside: z.boolean().optional(),
})

type Given<Asked> = {
  /** Under which keys it is kept on the device. */
  prefix: string
  storage: () => Storage
  /** The command that was kept, or undefined when it is none any more. */
  understood: (kept: unknown) => Asked | undefined
}

/** The outbox for what a seat asks of the table. */
export const tableOutbox = (seatId: string, storage: () => Storage): Outbox =>
  new Outbox({
    prefix: `concord.waiting.${seatId}.`,
    storage,
    understood: (kept) => Command.safeParse(kept).data,
  })

/**
 * What one seat asked for and was not answered. It is kept on the device too, each under a key of its own, so that a
 * closed tab loses nothing and two tabs of one seat leave each other's words alone.
 */
export class Outbox<Asked extends { type: string } = TableCommand> {
  readonly #prefix: string
  readonly #storage: () => Storage
  readonly #understood: Given<Asked>['understood']
  readonly #waiting = new Map<string, Waiting<Asked>>()

  constructor({ prefix, storage, understood }: Given<Asked>) {
    this.#prefix = prefix
    this.#storage = storage
    this.#understood = understood
  }

  /** In the order in which it was asked. */
  get all(): readonly Waiting<Asked>[] {
    return [...this.#waiting.values()].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  }

  get unsent(): readonly Unsent<Asked>[] {
    return this.all.filter((waiting) => waiting.refused === undefined)
  }

  /** Takes over what other tabs, open or closed, have left on the device. */
  read() {
    this.#onDevice((storage) => {
      const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '')
      for (const key of keys.filter((key) => key.startsWith(this.#prefix))) {
        const id = key.slice(this.#prefix.length)
        const waiting = this.#waiting.has(id) ? undefined : this.#waitingIn(id, storage.getItem(key) ?? '')
        if (waiting) this.#waiting.set(id, waiting)
      }
    })
  }

  put(waiting: Waiting<Asked>) {
    this.#waiting.set(waiting.id, waiting)
    const { id, ...kept } = waiting
    this.#onDevice((storage) => storage.setItem(this.#prefix + id, JSON.stringify(kept)))
  }

  has(id: string): boolean {
    return this.#waiting.has(id)
  }

  /** What stepped aside waits to be sent again, in its place. */
  tryAgain(id: string) {
    const waiting = this.#waiting.get(id)
    const command = waiting && this.#understood(waiting.command)
    if (waiting && command) this.put({ id, at: waiting.at, command })
  }

  remove(id: string) {
    this.#waiting.delete(id)
    this.#onDevice((storage) => storage.removeItem(this.#prefix + id))
  }

  /** What is kept under an id; undefined when it is nothing that Concord wrote. */
  #waitingIn(id: string, json: string): Waiting<Asked> | undefined {
    const kept = Kept.safeParse(parsed(json))
    if (!kept.success) return undefined
    const { at, command, refused, hasSteppedAside = false } = kept.data
    if (refused !== undefined) return { id, at, command, refused, hasSteppedAside }
    const known = this.#understood(command)
    if (known) return { id, at, command: known }
    return {
      id,
      at,
      command,
      refused: 'Another version of Concord wrote this, and it cannot be sent any more.',
    }
  }

  #onDevice(deed: (storage: Storage) => void) {
    try {
      deed(this.#storage())
    } catch {
      // A full or forbidden storage costs only the copy: what waits is still in this page.
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
