import { Refusal } from '../../shared/refusal.ts'
import type { Happened } from '../../shared/table.ts'
import { Unreachable } from '../api.ts'
import { newId } from '../id.ts'
import type { Outbox, TableCommand, Unsent } from './outbox.ts'

/** `done`: the server has it. `waiting`: there is no connection; it is kept, and goes out by itself. */
export type Outcome = 'done' | 'waiting'

export const retryEveryMs = 2_000

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
  #isSending = false
  #isClosed = false
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
    for (let next = this.#next(); next; next = this.#next()) if (!(await this.#post(next))) break
    this.#isSending = false
  }

  /** Nothing is sent, written or tried again any more. What was asked stays in the outbox. */
  close() {
    this.#isClosed = true
    clearTimeout(this.#retry)
    this.#leaveWaiting()
  }

  #next = (): Unsent<Asked> | undefined => this.#given.outbox.unsent[0]

  /** Answers whether to go on with the next one. */
  async #post(unsent: Unsent<Asked>): Promise<boolean> {
    let events: Done[]
    try {
      events = await this.#given.post(unsent)
    } catch (err) {
      // Here and below: it may have been closed meanwhile.
      return !this.#isClosed && this.#takeFailure(unsent, err)
    }
    if (this.#isClosed) return false
    this.#given.outbox.remove(unsent.id)
    this.#given.onDone(unsent, events)
    this.#given.onChange({ isStuck: false })
    this.#take(unsent.id)?.resolve('done')
    return true
  }

  #takeFailure(unsent: Unsent<Asked>, err: unknown): boolean {
    if (err instanceof Refusal && err.code !== 'signed_out') {
      this.#refuse(unsent, err)
      return true
    }
    this.#leaveWaiting()
    if (err instanceof Refusal) this.#given.onGone(err)
    else if (err instanceof Unreachable) {
      this.#retry = setTimeout(() => void this.send(), retryEveryMs)
      this.#given.onChange({ isStuck: true })
    } else this.#given.onOutdated()
    return false
  }

  #refuse(unsent: Unsent<Asked>, refusal: Refusal) {
    const { outbox, onChange } = this.#given
    const answer = this.#take(unsent.id)
    if (answer) outbox.remove(unsent.id)
    // Its form is closed: the words stay in sight, with the reason.
    else outbox.put({ ...unsent, refused: refusal.message })
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
