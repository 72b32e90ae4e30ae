import type { DraftOf, Drafts, Fields } from './drafts.ts'

export type DraftGiven<F extends Fields> = {
  /** Names what the form is about, within one's own seat: what was begun in one seat is never shown in another. */
  place: string
  fields: F
  /** The form before anybody has put anything into it. */
  initially: DraftOf<F>
  /** The field that says for which words the rest was begun: kept with the rest, and no change of its own. */
  base?: keyof F & string
  /** Its parts mean something only together: all of them are kept when one was changed. */
  isWhole?: boolean
  /** What opening the form says, or what no longer holds: it stands above what was kept. */
  amend?: ((kept: DraftOf<F>) => Partial<DraftOf<F>>) | undefined
}

/**
 * What somebody puts into one form, from its opening on. What they changed is kept; what they left as it was comes from the
 * table when the form is opened again, for somebody else may have changed it there.
 */
export class Draft<F extends Fields> {
  now: DraftOf<F>
  /** Whether something of it was begun earlier. */
  readonly isBroughtBack: boolean
  readonly #drafts: Drafts
  readonly #given: DraftGiven<F>
  #before: DraftOf<F>
  #isLetGo = false

  constructor(drafts: Drafts, given: DraftGiven<F>) {
    const { place, fields, initially, amend } = given
    this.#drafts = drafts
    this.#given = given
    this.#before = initially
    const found = { ...initially, ...drafts.at(place, fields) }
    const changed = this.#changedIn(found)
    const kept = changed.length > 0 ? found : initially
    const now = { ...kept, ...amend?.(kept) }
    this.now = now
    this.isBroughtBack = changed.some((name) => isSame(now[name], kept[name]))
  }

  change(part: Partial<DraftOf<F>>) {
    this.now = { ...this.now, ...part }
    // What is under way is in the outbox: kept here as well, it could be sent once more.
    if (!this.#isLetGo) this.#keep()
  }

  /** It was asked for: the outbox has it from now on. */
  letGo() {
    this.#isLetGo = true
    this.#drafts.forget(this.#given.place)
  }

  /** It was refused, and is in no outbox any more. What was begun there since stays. */
  takeBack() {
    this.#isLetGo = false
    if (!this.#drafts.has(this.#given.place)) this.#keep()
  }

  /** Begins anew with what the table says by now. */
  throwAway(initially: DraftOf<F>) {
    this.#drafts.forget(this.#given.place)
    this.#before = initially
    this.now = initially
  }

  #keep() {
    const { place, fields, base, isWhole = false } = this.#given
    const changed = this.#changedIn(this.now)
    if (changed.length === 0) return this.#drafts.forget(place)
    const names = isWhole ? Object.keys(fields) : [...changed, ...(base === undefined ? [] : [base])]
    this.#drafts.keep(place, Object.fromEntries(names.map((name) => [name, this.now[name]])))
  }

  #changedIn(draft: DraftOf<F>): string[] {
    const { fields, base } = this.#given
    return Object.keys(fields).filter((name) => name !== base && !isSame(draft[name], this.#before[name]))
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
