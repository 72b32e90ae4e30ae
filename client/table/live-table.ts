import type { Names } from '../../shared/names.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import { isHere } from '../../shared/seats/seat.ts'
import { evolve, type Happened, type Table } from '../../shared/table.ts'
import { call, Unreachable, type Reach } from '../api.ts'
import { unsent } from '../forms/drafts.ts'
import { KeptTable, type LastTable } from '../offline/kept-table.ts'
import { thisBrowser, type Browser } from './browser.ts'
import { Following, type PrivateListener } from './following.ts'
import { foresee } from './foresee.ts'
import { tableOutbox, type Outbox, type TableCommand, type Unsent } from './outbox.ts'
import { retryEveryMs, Sender, type Outcome } from './sender.ts'
import {
  failureOf,
  readyWith,
  shownLine,
  type Line,
  type Loaded,
  type Ready,
  type TableState,
} from './table-state.ts'

/** So long may the server take before the page shows what it knew last. */
const loadPatienceMs = 4_000

/** Without the server it follows nothing, and what is asked waits. */
type Sitting = { sender: Sender; following?: Following }

/** One seat's live table: loads it, applies what happens to it, and shows what this seat asked for at once. */
export class LiveTable {
  readonly workspaceId: string
  readonly seatId: string
  readonly #reach: Reach
  readonly #outbox: Outbox
  readonly #kept: KeptTable | undefined
  #state: TableState = { is: 'loading' }
  #confirmed: Table | undefined
  /** Done, but not yet in the confirmed table. */
  #done: Unsent[] = []
  /** The commands whose events the confirmed table has got since it was loaded. */
  readonly #applied = new Set<string>()
  #sitting: Sitting | undefined
  #line: Line = { isConnected: true, isStuck: false, awaySince: null }
  #meetingId: string | null = null
  #opening = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<(events: Happened[], state: Ready) => void>()
  readonly #private = new Set<PrivateListener>()

  constructor(workspaceId: string, seatId: string, { reach, storage, answers }: Browser = thisBrowser) {
    this.workspaceId = workspaceId
    this.seatId = seatId
    this.#reach = reach
    this.#outbox = tableOutbox(seatId, storage)
    this.#kept = answers && new KeptTable(answers, { workspaceId, seatId }, () => this.#lastHeard())
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
    await this.#load(this.#opening)
  }

  close() {
    this.keep()
    this.#opening++
    clearTimeout(this.#retry)
    this.#sitting?.following?.close()
    this.#sitting?.sender.close()
    this.#sitting = undefined
  }

  /** Tells the others which meeting this page shows. */
  showMeeting(meetingId: string | null) {
    this.#meetingId = meetingId
    this.#sitting?.following?.showMeeting()
  }

  /** Keeps the table on the device at once: the page may be thrown away at any moment. */
  keep() {
    this.#kept?.keep()
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

  /** Sends once more what had to step aside. */
  tryAgain(id: string) {
    this.#outbox.tryAgain(id)
    this.#show({})
    void this.#sitting?.sender.send()
  }

  get #place() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.seatId } }
  }

  /** What the page has is not the server's history: it is nothing to keep, and what is asked waits for the true one. */
  #beginAnew() {
    this.close()
    void this.#kept?.forget()
    this.#sitting = { sender: this.#newSender() }
    this.#setLine({ isConnected: false })
    void this.#load(this.#opening)
  }

  async #load(opening: number) {
    this.#outbox.read()
    const impatience = setTimeout(() => void this.#sitApart(opening), loadPatienceMs)
    try {
      const loaded = await call(endpoints.table, this.#place, this.#reach)
      // Closed, or opened anew, while the answer was on its way.
      if (opening === this.#opening) this.#sit(loaded)
    } catch (err) {
      if (opening === this.#opening) await this.#missTable(err, opening)
    } finally {
      clearTimeout(impatience)
    }
  }

  /** The server's own answer takes the place of all that was here, also where it has less of the history. */
  #sit(loaded: Loaded) {
    const sender = this.#begin(loaded, null)
    this.#sitting = { sender, following: this.#newFollowing(sender) }
    this.#show({})
    this.#kept?.keepSoon()
    void sender.send()
  }

  /** With the table as this device knew it last, while the server is asked again and again. */
  async #sitApart(opening: number) {
    const last = await this.#kept?.read()
    if (!last || opening !== this.#opening || this.#sitting) return
    this.#sitting = { sender: this.#begin(last.answer, last.heardAt) }
    this.#show({})
  }

  #begin(loaded: Loaded, awaySince: number | null): Sender {
    this.#sitting?.sender.close()
    this.#confirmed = loaded.table
    this.#done = []
    this.#applied.clear()
    this.#line = { isConnected: awaySince === null, isStuck: false, awaySince }
    this.#set(readyWith(loaded, this.seatId, awaySince))
    return this.#newSender()
  }

  #newSender() {
    return new Sender({
      outbox: this.#outbox,
      post: async ({ id, command }) => {
        if (!this.#sitting?.following) throw new Unreachable()
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
      place: () => this.#confirmed ?? { seq: 0, last: '' },
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
      onSetBack: () => this.#beginAnew(),
      onGone: (refusal) => this.#fail(refusal),
      onOutdated: () => this.#standStill(),
    })
  }

  #receive(events: Happened[], names?: Names) {
    const confirmed = this.#confirmed
    if (!confirmed || this.#state.is !== 'ready' || this.#state.isOutdated) return
    const fresh = events.filter(({ seq }) => seq > confirmed.seq)
    const [first, last] = [fresh[0], fresh.at(-1)]
    if (first && last && first.seq !== confirmed.seq + 1) return this.#sitting?.following?.catchUpTo(last.seq)
    try {
      this.#confirmed = fresh.reduce(evolve, confirmed)
    } catch {
      return this.#standStill()
    }
    for (const { commandId } of fresh) this.#applied.add(commandId)
    this.#done = this.#done.filter(({ id }) => !this.#applied.has(id))
    this.#show(names ? { names } : {})
    this.#kept?.keepSoon()
    if (fresh.length === 0) return
    const state = this.#state
    // In a turn of its own: the mishap of a listener is not one of what was sent or received.
    for (const tell of this.#heard) queueMicrotask(() => tell(fresh, state))
  }

  /** The page does not know what happened here. It shows what it knows, and what is asked still goes out. */
  #standStill() {
    this.keep()
    this.#sitting?.following?.close()
    this.#show({ isOutdated: true })
  }

  #setLine(change: Partial<Line> = {}) {
    if (change.isConnected === false) this.keep()
    this.#line = { ...this.#line, ...change }
    this.#line.awaySince = this.#line.isConnected ? null : (this.#line.awaySince ?? Date.now())
    this.#show(shownLine(this.#line))
  }

  /** The table as the page hears it now; what it knows from before is kept already. */
  #lastHeard(): LastTable | undefined {
    const [table, state] = [this.#confirmed, this.#state]
    const isHeard = this.#sitting?.following && this.#line.isConnected
    const own = table?.seats[this.seatId]
    if (!own || !isHere(own) || !isHeard || state.is !== 'ready' || state.isOutdated) return undefined
    const { names, isExample, seatId } = state
    return { heardAt: Date.now(), answer: { seatId, isExample, table, names } }
  }

  #show(change: Partial<Omit<Ready, 'is' | 'table' | 'waiting'>>) {
    const waiting = this.#outbox.all
    if (this.#state.is === 'failed') this.#set({ ...this.#state, waiting })
    if (this.#state.is !== 'ready' || !this.#confirmed) return
    const ahead = [...this.#done, ...this.#outbox.unsent].filter(({ id }) => !this.#applied.has(id))
    const table = foresee(this.#confirmed, this.seatId, ahead)
    this.#set({ ...this.#state, ...change, table, waiting })
  }

  async #missTable(err: unknown, opening: number) {
    const failure = failureOf(err)
    if (failure.why !== 'unreachable') return this.#fail(err)
    await this.#sitApart(opening)
    if (opening !== this.#opening) return
    if (!this.#sitting) this.#set({ is: 'failed', ...failure, waiting: this.#outbox.all })
    this.#retry = setTimeout(() => void this.#load(opening), retryEveryMs)
  }

  /** For good: there is no seat here, or this page is too old. */
  #fail(err: unknown) {
    this.close()
    const failure = failureOf(err)
    if (failure.why === 'gone') void this.#kept?.forget()
    if (failure.why === 'gone') unsent.forgetSeat(this)
    this.#set({ is: 'failed', ...failure, waiting: this.#outbox.all })
  }

  #set(state: TableState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
