import type { Names } from '../../shared/names.ts'
import type { PrivateHappened } from '../../shared/private/events.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import { evolve, type Happened, type Table } from '../../shared/table.ts'
import { call, ownServer, type Reach } from '../api.ts'
import { Following } from './following.ts'
import { foresee } from './foresee.ts'
import { tableOutbox, type Outbox, type TableCommand, type Unsent } from './outbox.ts'
import { retryEveryMs, Sender, type Outcome } from './sender.ts'
import { failureOf, type Ready, type TableState } from './table-state.ts'

/** What a live table needs of the browser: the way to the server, and where words are kept. */
export type Browser = { reach: Reach; storage: () => Storage }

const online = { isOnline: true, isConnected: true }

export const thisBrowser: Browser = { reach: ownServer, storage: () => localStorage }

/** Who follows the private side of the seat's own party; `connected` when the page hears the server, again or at last. */
export type PrivateListener = { happened: (events: PrivateHappened[]) => void; connected: () => void }

/** One seat's live table: loads it, applies what happens to it, and shows what this seat asked for at once. */
export class LiveTable {
  readonly workspaceId: string
  readonly seatId: string
  readonly #reach: Reach
  readonly #outbox: Outbox
  #state: TableState = { is: 'loading' }
  #confirmed: Table | undefined
  /** Done, but not yet in the confirmed table. */
  #done: Unsent[] = []
  /** The commands whose events the confirmed table has got since it was loaded. */
  readonly #applied = new Set<string>()
  #sitting: { sender: Sender; following: Following } | undefined
  #line = { isConnected: true, isStuck: false }
  #meetingId: string | null = null
  #opening = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<(events: Happened[], state: Ready) => void>()
  readonly #private = new Set<PrivateListener>()

  constructor(workspaceId: string, seatId: string, { reach, storage }: Browser = thisBrowser) {
    this.workspaceId = workspaceId
    this.seatId = seatId
    this.#reach = reach
    this.#outbox = tableOutbox(seatId, storage)
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly state = (): TableState => this.#state

  /** Calls back for what others and this seat did, as it is confirmed; not for the history before. */
  onHappened(listener: (events: Happened[], state: Ready) => void) {
    this.#heard.add(listener)
    return () => void this.#heard.delete(listener)
  }

  onPrivate(listener: PrivateListener) {
    this.#private.add(listener)
    return () => void this.#private.delete(listener)
  }

  /** Loads the table, again and again if need be, and follows it until it is closed. May be opened again afterwards. */
  async open(): Promise<void> {
    this.close()
    const opening = this.#opening
    this.#outbox.read()
    try {
      const loaded = await call(endpoints.table, this.#place, this.#reach)
      // Closed, or opened anew, while the answer was on its way.
      if (opening === this.#opening) this.#sit(loaded)
    } catch (err) {
      if (opening === this.#opening) this.#fail(err)
    }
  }

  close() {
    this.#opening++
    clearTimeout(this.#retry)
    this.#sitting?.following.close()
    this.#sitting?.sender.close()
    this.#sitting = undefined
  }

  /** Tells the others which meeting this page shows. */
  showMeeting(meetingId: string | null) {
    this.#meetingId = meetingId
    this.#sitting?.following.showMeeting()
  }

  /**
   * Asks for a change. The page shows it at once. Resolves when the server has it, or at once with `waiting` when
   * there is no connection. Throws the Refusal, and then the page is as it was.
   */
  async ask(command: TableCommand): Promise<Outcome> {
    if (!this.#sitting) throw new Refusal('gone', 'This page is closed. Open the table again.')
    return this.#sitting.sender.ask(command)
  }

  /** Takes what was refused, or still waits, out of the list. */
  discard(id: string) {
    this.#outbox.remove(id)
    this.#show({})
  }

  get #place() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.seatId } }
  }

  #sit({ table, names, isExample }: { table: Table; names: Names; isExample: boolean }) {
    this.#confirmed = table
    this.#done = []
    this.#applied.clear()
    this.#line = { isConnected: true, isStuck: false }
    const { seatId } = this
    const fixed = { seatId, isExample, present: [], ...online, isOutdated: false, waiting: [] }
    this.#set({ is: 'ready', table, names, ...fixed })
    const sender = this.#newSender()
    this.#sitting = { sender, following: this.#newFollowing(sender) }
    this.#show({})
    void sender.send()
  }

  #newSender() {
    return new Sender({
      outbox: this.#outbox,
      post: async ({ id, command }) => {
        const asked = { ...this.#place, body: { id, command } }
        return (await call(endpoints.command, asked, this.#reach)).events
      },
      onDone: (unsent, events) => {
        if (events.length > 0) this.#done.push(unsent)
        this.#receive(events)
      },
      onChange: (sending) => this.#setLine(sending),
      onGone: (refusal) => this.#fail(refusal),
      onOutdated: () => this.#standStill(),
    })
  }

  #newFollowing(sender: Sender) {
    return new Following({
      workspaceId: this.workspaceId,
      seatId: this.seatId,
      reach: this.#reach,
      meetingId: () => this.#meetingId,
      seq: () => this.#confirmed?.seq ?? 0,
      onEvents: (events, names) => this.#receive(events, names),
      onNames: (names) => this.#show({ names }),
      onPresent: (present) => this.#show({ present }),
      onPrivate: (events) => {
        for (const { happened } of this.#private) happened(events)
      },
      onLine: (isConnected) => {
        this.#setLine({ isConnected })
        if (!isConnected) return
        void sender.send()
        for (const { connected } of this.#private) connected()
      },
      // What comes next would be taken for what the page has already.
      onSetBack: () => void this.open(),
      onGone: (refusal) => this.#fail(refusal),
      onOutdated: () => this.#standStill(),
    })
  }

  #receive(events: Happened[], names?: Names) {
    const confirmed = this.#confirmed
    if (!confirmed || this.#state.is !== 'ready' || this.#state.isOutdated) return
    const fresh = events.filter(({ seq }) => seq > confirmed.seq)
    const [first, last] = [fresh[0], fresh.at(-1)]
    if (first && last && first.seq !== confirmed.seq + 1) return this.#sitting?.following.catchUpTo(last.seq)
    try {
      this.#confirmed = fresh.reduce(evolve, confirmed)
    } catch {
      return this.#standStill()
    }
    for (const { commandId } of fresh) this.#applied.add(commandId)
    this.#done = this.#done.filter(({ id }) => !this.#applied.has(id))
    this.#show(names ? { names } : {})
    if (fresh.length > 0) this.#tell(fresh, this.#state)
  }

  /** In a turn of its own: the mishap of a listener is not one of what was sent or received. */
  #tell(fresh: Happened[], state: Ready) {
    for (const tell of this.#heard) queueMicrotask(() => tell(fresh, state))
  }

  /** The page does not know what happened here. It shows what it knows, and what is asked still goes out. */
  #standStill() {
    this.#sitting?.following.close()
    this.#show({ isOutdated: true })
  }

  #setLine(change: { isConnected?: boolean; isStuck?: boolean } = {}) {
    this.#line = { ...this.#line, ...change }
    const { isConnected, isStuck } = this.#line
    this.#show({ isOnline: isConnected && !isStuck, isConnected, ...(!isConnected && { present: [] }) })
  }

  #show(change: Partial<Omit<Ready, 'is' | 'table' | 'waiting'>>) {
    const waiting = this.#outbox.all
    if (this.#state.is === 'failed') this.#set({ ...this.#state, waiting })
    if (this.#state.is !== 'ready' || !this.#confirmed) return
    const ahead = [...this.#done, ...this.#outbox.unsent].filter(({ id }) => !this.#applied.has(id))
    const table = foresee(this.#confirmed, this.seatId, ahead)
    this.#set({ ...this.#state, ...change, table, waiting })
  }

  #fail(err: unknown) {
    this.close()
    const failure = failureOf(err)
    this.#set({ is: 'failed', ...failure, waiting: this.#outbox.all })
    if (failure.why === 'unreachable') this.#retry = setTimeout(() => void this.open(), retryEveryMs)
  }

  #set(state: TableState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
