import { Refusal } from '../../shared/refusal.ts'
import type { Happened } from '../../shared/table.ts'
import { Unreachable } from '../api.ts'
import { newId } from '../id.ts'
import type { Outbox, TableCommand, Unsent } from './outbox.ts'

/** `done`: the server has it. `waiting`: there is no connection; it is kept, and goes out by itself. */
export type Outcome = 'done' | 'waiting'

export const retryEveryMs = 2_000

/** A server whose database is restarted fails for some tries, too. */
const failuresUntilFailing = 5

const steppedAside =
  'Concord fails at this each time, and that is our fault. What you asked for later goes on without it.'

type Answer = { resolve: (outcome: Outcome) => void; reject: (refusal: Refusal) => void }

type Given<Asked extends { type: string }, Done> = {
  outbox: Outbox<Asked>
  post: (unsent: Unsent<Asked>) => Promise<Done[]>
  /** The server has done it. It has just left the outbox. */
  onDone: (unsent: Unsent<Asked>, events: Done[]) => void
  /** The outbox is not what it was, or sending is stuck, or not any more. */
  onChange: (sending?: { isStuck: boolean }) => void
  /** The seat is gone: what waits stays in the outbox. */
  onGone: (refusal: Refusal) => void
  /** The server said something that this page does not understand: what was asked stays in the outbox. */
  onOutdated: () => void
}

/** Sends what is in the outbox, in order and one at a time, and tries again until the server answers. */
export class Sender<Asked extends { type: string } = TableCommand, Done = Happened> {
  readonly #given: Given<Asked, Done>
  readonly #answers = new Map<string, Answer>()
  /** How often the server failed at something. */
  readonly #failures = new Map<string, number>()
  #isSending = false
  #isClosed = false
  #isUnreachable = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(given: Given<Asked, Done>) {
    this.#given = given
  }

  /** Resolves once the server has it, or is known not to be reachable. Throws the Refusal. */
  ask(command: Asked): Promise<Outcome> {
    const { outbox, onChange } = this.#given
    const id = newId()
    // Later than everything before it, whatever the clock says: the outbox goes out in this order.
    const atMs = Math.max(Date.now(), ...outbox.all.map(({ at }) => Date.parse(at) + 1))
    outbox.put({ id, at: new Date(atMs).toISOString(), command })
    onChange()
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve, reject })
      void this.send()
    })
  }

  async send() {
    if (this.#isSending) return
    this.#isSending = true
    clearTimeout(this.#retry)
    let next = this.#next()
    while (next && (await this.#sendOrOvertake(next))) next = this.#next()
    this.#isSending = false
    if (!next || !this.#isUnreachable || this.#isClosed) return
    this.#leaveWaiting()
    // Not before: what is to be overtaken may take longer than this, and a try meanwhile would be none.
    this.#retry = setTimeout(() => void this.send(), retryEveryMs)
  }

  /** Nothing is sent, written or tried again any more. What was asked stays in the outbox. */
  close() {
    this.#isClosed = true
    clearTimeout(this.#retry)
    this.#leaveWaiting()
  }

  #next = (): Unsent<Asked> | undefined => this.#given.outbox.unsent[0]

  /** Answers whether to go on with the next one. */
  async #sendOrOvertake(unsent: Unsent<Asked>): Promise<boolean> {
    return (await this.#post(unsent)) || (this.#isFailing(unsent) && (await this.#overtake(unsent)))
  }

  /** Answers whether the server has answered it. */
  async #post(unsent: Unsent<Asked>): Promise<boolean> {
    let events: Done[]
    try {
      events = await this.#given.post(unsent)
    } catch (err) {
      // Here and below: it may have been closed meanwhile.
      return !this.#isClosed && this.#takeFailure(unsent, err)
    }
    if (this.#isClosed) return false
    this.#finish(unsent, events)
    return true
  }

  #finish(unsent: Unsent<Asked>, events: Done[]) {
    this.#failures.delete(unsent.id)
    this.#given.outbox.remove(unsent.id)
    this.#given.onDone(unsent, events)
    this.#given.onChange({ isStuck: false })
    this.#take(unsent.id)?.resolve('done')
  }

  /**
   * Lets what the server fails at each time step aside, once something later is done: then it is not the server that is
   * broken. A refusal proves nothing, for what was asked later may build on what was not done.
   */
  async #overtake(failing: Unsent<Asked>): Promise<boolean> {
    const { outbox, post } = this.#given
    const { id, at, command } = failing
    for (const later of outbox.unsent.filter((one) => one.id !== id)) {
      const events = await post(later).catch(() => undefined)
      if (this.#isClosed) return false
      if (!events) continue
      this.#failures.delete(id)
      // It may have been discarded meanwhile.
      if (outbox.has(id)) outbox.put({ id, at, command, refused: steppedAside, hasSteppedAside: true })
      this.#finish(later, events)
      return true
    }
    return false
  }

  #takeFailure(unsent: Unsent<Asked>, err: unknown): boolean {
    if (err instanceof Refusal && err.code !== 'signed_out') {
      this.#refuse(unsent, err)
      return true
    }
    this.#leaveWaiting()
    this.#isUnreachable = err instanceof Unreachable
    if (err instanceof Refusal) this.#given.onGone(err)
    else if (err instanceof Unreachable) {
      if (err.isServersFault) this.#countFailure(unsent)
      this.#given.onChange({ isStuck: true })
    } else this.#given.onOutdated()
    return false
  }

  #isFailing({ id }: Unsent<Asked>): boolean {
    return !this.#isClosed && (this.#failures.get(id) ?? 0) >= failuresUntilFailing
  }

  #countFailure(unsent: Unsent<Asked>) {
    const { outbox } = this.#given
    this.#failures.set(unsent.id, (this.#failures.get(unsent.id) ?? 0) + 1)
    if (this.#isFailing(unsent) && outbox.has(unsent.id)) outbox.put({ ...unsent, isFailing: true })
  }

  #refuse(unsent: Unsent<Asked>, refusal: Refusal) {
    const { outbox, onChange } = this.#given
    const answer = this.#take(unsent.id)
    if (answer) outbox.remove(unsent.id)
    // Its form is closed: the words stay in sight, with the reason.
    else outbox.put({ id: unsent.id, at: unsent.at, command: unsent.command, refused: refusal.message })
    onChange({ isStuck: false })
    answer?.reject(refusal)
  }

  #leaveWaiting() {
    for (const id of this.#answers.keys()) this.#take(id)?.resolve('waiting')
  }

  #take(id: string): Answer | undefined {
    const answer = this.#answers.get(id)
    this.#answers.delete(id)
    return answer
  }
}
