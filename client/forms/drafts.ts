import { z } from 'zod'
import type { SeatOnDevice } from '../offline/kept-table.ts'

/** The fields of a form, each with what fits into it. */
export type Fields = Record<string, z.ZodType>

/** What a person has put into a form so far: the words, and the choices beside them. */
export type DraftOf<F extends Fields> = { [Name in keyof F]: z.output<F[Name]> }

const Kept = z.record(z.string(), z.unknown())

/**
 * What was begun in forms and not sent, each under its place, in this page and in the storage of its tab. A place begins with
 * its workspace and its seat.
 */
export class Drafts {
  readonly #storage: () => Storage
  readonly #here = new Map<string, string>()

  constructor(storage: () => Storage) {
    this.#storage = storage
  }

  /** What was kept there, field by field: what does not fit any more is left out. */
  at<F extends Fields>(place: string, fields: F): Partial<DraftOf<F>> {
    const json = this.#here.get(place) ?? this.#inTab((tab) => tab.getItem(keyOf(place)))
    const kept = Kept.safeParse(parsed(json)).data ?? {}
    const fitting = Object.entries(fields).flatMap(([name, field]) => {
      const read = Object.hasOwn(kept, name) ? field.safeParse(kept[name]) : undefined
      return read?.success ? [[name, read.data]] : []
    })
    return Object.fromEntries(fitting) as Partial<DraftOf<F>>
  }

  has(place: string): boolean {
    return this.#places.includes(place)
  }

  keep(place: string, draft: Record<string, unknown>) {
    const json = JSON.stringify(draft)
    this.#here.set(place, json)
    this.#inTab((tab) => tab.setItem(keyOf(place), json))
  }

  forget(place: string) {
    this.#here.delete(place)
    this.#inTab((tab) => tab.removeItem(keyOf(place)))
  }

  /** The seats in which something was begun. */
  seats(): SeatOnDevice[] {
    return this.#places.map((place) => {
      const [workspaceId = '', seatId = ''] = place.split(' ')
      return { workspaceId, seatId }
    })
  }

  /** What was begun in a seat is nothing for whoever has the device after it. */
  forgetSeat({ workspaceId, seatId }: SeatOnDevice) {
    for (const place of this.#places) if (place.startsWith(`${workspaceId} ${seatId} `)) this.forget(place)
  }

  get #places(): string[] {
    const keys = this.#inTab((tab) => Array.from({ length: tab.length }, (_, place) => tab.key(place) ?? ''))
    const kept = (keys ?? []).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    return [...new Set([...this.#here.keys(), ...kept])]
  }

  #inTab<Result>(deed: (tab: Storage) => Result): Result | undefined {
    try {
      return deed(this.#storage())
    } catch {
      // A full or forbidden storage costs only the copy: the draft is still in this page.
      return undefined
    }
  }
}

const prefix = 'concord.unsent.'
const keyOf = (place: string) => `${prefix}${place}`

/** The drafts of this tab. */
export const unsent = new Drafts(() => sessionStorage)

function parsed(json: string | null | undefined): unknown {
  try {
    return JSON.parse(json ?? '')
  } catch {
    return undefined
  }
}
