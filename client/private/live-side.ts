import { evolveSide, type PrivateHappened } from '../../shared/private/events.ts'
import { keepingEarlier, type Earlier, type NewestOfSide } from '../../shared/private/paging.ts'
import type { Side } from '../../shared/private/side.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import { call, TooMuch, Unreachable } from '../api.ts'
import { thisBrowser, type Browser } from '../table/browser.ts'
import type { LiveTable } from '../table/live-table.ts'
import { Outbox, type Unsent, type Waiting } from '../table/outbox.ts'
import { retryEveryMs, Sender, type Outcome } from '../table/sender.ts'
import { foreseeSide, understoodCommand, type PrivateAsked } from './foresee-side.ts'

/** The private side of one's own party as this page has it, with what this seat asked for already applied. */
export type SideState =
  | { is: 'loading' }
  /** The page is older than the server and does not understand it. */
  | { is: 'outdated' }
  | {
      is: 'ready'
      side: Side
      earlier: Earlier
      waiting: readonly Waiting<PrivateAsked>[]
      /** Why the server takes nothing more for now, in its words. What waits goes out by itself. */
      tooMuch: string | undefined
    }

/** Follows the private side of a seat's party while anybody looks at it, and sends what the seat asks of it. */
export class LiveSide {
  readonly #live: LiveTable
  readonly #browser: Browser
  readonly #outbox: Outbox<PrivateAsked>
  readonly #listeners = new Set<() => void>()
  #state: SideState = { is: 'loading' }
  #confirmed: NewestOfSide | undefined
  /** Done, but not yet in the confirmed side. */
  #done: Unsent<PrivateAsked>[] = []
  #sender: Sender<PrivateAsked, PrivateHappened> | undefined
  /** What came while the side was being asked for: it may be newer than the answer. */
  #early: PrivateHappened[] | undefined
  #loading = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #tooMuch: string | undefined
  #leave = () => {}

  constructor(live: LiveTable, browser: Browser = thisBrowser) {
    this.#live = live
    this.#browser = browser
    this.#outbox = new Outbox({
      prefix: `concord.private.${live.seatId}.`,
      storage: browser.storage,
      understood: understoodCommand,
    })
  }

  /** Opens it with the first who looks, and closes it with the last. */
  readonly subscribe = (listener: () => void) => {
    if (this.#listeners.size === 0) this.#open()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#close()
    }
  }

  readonly state = (): SideState => this.#state

  /**
   * Asks for something. The page shows it at once. Resolves when the server has it, or at once with `waiting` when there
   * is no connection. Throws the Refusal, and then the page is as it was.
   */
  async ask(command: PrivateAsked): Promise<Outcome> {
    if (!this.#sender) throw new Refusal('gone', 'This page is closed. Open the table again.')
    return this.#sender.ask(command)
  }

  /** Takes what was refused out of the list, once it was read. */
  discard(id: string) {
    this.#outbox.remove(id)
    this.#show()
  }

  /** Sends once more what the server failed at, when that stepped aside. */
  tryAgain(id: string) {
    this.#outbox.tryAgain(id)
    this.#show()
    void this.#sender?.send()
  }

  /** Fetches what was said before the first message here. Answers with how much that was; throws when it cannot. */
  async loadEarlier(): Promise<number> {
    const before = this.#confirmed?.side.messages[0]?.seq
    if (before === undefined) return 0
    const { params, query } = this.#place
    const asked = { params, query: { ...query, before: String(before) } }
    const { messages, earlier } = await call(endpoints.privateMessages, asked, this.#browser.reach)
    const { side } = this.#confirmed ?? {}
    // The side may have been read anew while the answer was on its way.
    if (side?.messages[0]?.seq !== before) return 0
    this.#confirmed = { side: { ...side, messages: [...messages, ...side.messages] }, earlier }
    this.#show()
    return messages.length
  }

  get #place() {
    return { params: { workspaceId: this.#live.workspaceId }, query: { seat: this.#live.seatId } }
  }

  #open() {
    this.#outbox.read()
    const sender = this.#newSender()
    this.#sender = sender
    this.#leave = this.#live.onPrivate({
      happened: (events) => this.#receive(events),
      connected: () => {
        void this.#load()
        void sender.send()
      },
    })
    void this.#load()
    void sender.send()
  }

  #close() {
    this.#loading++
    clearTimeout(this.#retry)
    this.#leave()
    this.#sender?.close()
    this.#sender = undefined
  }

  #newSender() {
    return new Sender<PrivateAsked, PrivateHappened>({
      outbox: this.#outbox,
      post: async ({ id, command }) => {
        const asked = { ...this.#place, body: { id, command } }
        try {
          const { events } = await call(endpoints.privateCommand, asked, this.#browser.reach)
          this.#tooMuch = undefined
          return events
        } catch (err) {
          this.#tooMuch = err instanceof TooMuch ? err.message : undefined
          throw err
        }
      },
      onDone: (unsent, events) => {
        if (events.length > 0) this.#done.push(unsent)
        this.#receive(events)
      },
      onChange: () => this.#show(),
      // The table finds out by itself that the seat is gone, and says so.
      onGone: () => {},
      onOutdated: () => this.#set({ is: 'outdated' }),
    })
  }

  /** Asks for the side, again and again if need be. */
  async #load() {
    const loading = ++this.#loading
    clearTimeout(this.#retry)
    this.#early ??= []
    try {
      const newest = await call(endpoints.privateSide, this.#place, this.#browser.reach)
      // Closed, or asked for anew, while the answer was on its way.
      if (loading !== this.#loading) return
      const early = this.#early
      this.#early = undefined
      this.#take(keepingEarlier(this.#confirmed, newest), early)
    } catch (err) {
      if (loading !== this.#loading) return
      if (err instanceof Unreachable) this.#retry = setTimeout(() => void this.#load(), retryEveryMs)
      else if (!(err instanceof Refusal)) this.#set({ is: 'outdated' })
    }
  }

  #receive(events: PrivateHappened[]) {
    if (this.#early) return void this.#early.push(...events)
    if (this.#confirmed) this.#take(this.#confirmed, events)
  }

  #take({ side: known, earlier }: NewestOfSide, events: readonly PrivateHappened[]) {
    let side = known
    const fresh = events.filter(({ seq }) => seq > side.seq).toSorted((one, other) => one.seq - other.seq)
    for (const happened of fresh) {
      if (happened.seq === side.seq + 1) side = evolveSide(side, happened)
      else if (happened.seq > side.seq) void this.#load()
    }
    this.#confirmed = { side, earlier }
    if (!this.#early) this.#done = []
    this.#show()
  }

  #show() {
    const table = this.#live.state()
    if (!this.#confirmed || this.#state.is === 'outdated' || table.is !== 'ready') return
    const { earlier } = this.#confirmed
    const ahead = [...this.#done, ...this.#outbox.unsent]
    const side = foreseeSide(this.#confirmed.side, table.table, this.#live.seatId, ahead)
    this.#set({ is: 'ready', side, earlier, waiting: this.#outbox.all, tooMuch: this.#tooMuch })
  }

  #set(state: SideState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
