import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { call, Unreachable } from '../../client/api.ts'
import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import type { Meeting, Seat } from './meeting.ts'

const everyMs = 100

type Command = z.input<typeof endpoints.command.body>['command']

/** Somebody who rewords a matter again and again, and asks under the same id until it is done, as the outbox does. */
export class Clerk {
  /** Ids of the commands that the server said to have done, with what the matter was called then. */
  readonly done = new Map<string, string>()
  readonly #url: string
  readonly #meeting: Meeting
  readonly #seat: Seat
  readonly #itemId = newId()
  #isStopped = false
  #work: Promise<void> | undefined

  constructor(url: string, meeting: Meeting, seat: Seat) {
    this.#url = url
    this.#meeting = meeting
    this.#seat = seat
  }

  get workspaceId(): string {
    return this.#meeting.workspaceId
  }

  start(): void {
    this.#work = this.#doAll()
  }

  /** Rejects when something was refused. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#work
  }

  /** What the matter must be called by now. */
  get lastTitle(): string | undefined {
    return [...this.done.values()].at(-1)
  }

  /** What the matter is called, as the server shows it. */
  async shown(): Promise<string | undefined> {
    const { table } = await call(endpoints.table, this.#place, this.#reach)
    return table.agenda[this.#itemId]?.title
  }

  async #doAll(): Promise<void> {
    const { meetingId } = this.#meeting
    const matter = { itemId: this.#itemId, minutes: 5 }
    await this.#ask('Matter 0', { type: 'agenda.add', meetingId, ...matter, title: 'Matter 0' })
    for (let count = 1; !this.#isStopped; count++) {
      const title = `Matter ${count}`
      await this.#ask(title, { type: 'agenda.reword', ...matter, title })
      await sleep(everyMs)
    }
  }

  async #ask(title: string, command: Command): Promise<void> {
    const id = newId()
    for (;;) {
      try {
        await call(endpoints.command, { ...this.#place, body: { id, command } }, this.#reach)
        this.done.set(id, title)
        return
      } catch (err) {
        if (!(err instanceof Unreachable)) throw err
        await sleep(everyMs)
      }
    }
  }

  get #place() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.#seat.seatId } }
  }

  get #reach() {
    return { origin: this.#url, headers: { cookie: this.#seat.cookie } }
  }
}
