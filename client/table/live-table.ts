import { io, type Socket } from 'socket.io-client'
import type { Names } from '../../shared/names.ts'
import { endpoints, type LiveToPage, type LiveToServer, type Presence } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import { decide, evolve, type Happened, type Table } from '../../shared/table.ts'
import { call, Unreachable } from '../api.ts'
import { newId } from '../id.ts'
import { readOutbox, writeOutbox, type TableCommand, type Waiting } from './outbox.ts'

/** The live copy of a table as a seat sees it, with what this seat has asked for already applied. */
export type TableState =
  | { is: 'loading' }
  | { is: 'failed'; message: string; isGone: boolean }
  | {
      is: 'ready'
      table: Table
      names: Names
      seatId: string
      isExample: boolean
      present: readonly Presence[]
      isOnline: boolean
      waiting: readonly Waiting[]
    }

type Ready = Extract<TableState, { is: 'ready' }>

/** `done`: the server has it. `waiting`: there is no connection; it is kept, and goes out by itself. */
export type Outcome = 'done' | 'waiting'

const retryEveryMs = 2_000

/** One seat's live table: loads it, follows it, and asks for changes through an outbox that survives the tab. */
export class LiveTable {
  readonly workspaceId: string
  readonly seatId: string
  #state: TableState = { is: 'loading' }
  #confirmed: Table | undefined
  #waiting: Waiting[]
  #socket: Socket<LiveToPage, LiveToServer> | undefined
  #meetingId: string | null = null
  #opening = 0
  #sending: Promise<unknown> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #answers = new Map<string, { resolve: (outcome: Outcome) => void; reject: (err: unknown) => void }>()
  readonly #listeners = new Set<() => void>()
  readonly #heard = new Set<(events: Happened[], state: Ready) => void>()

  constructor(workspaceId: string, seatId: string) {
    this.workspaceId = workspaceId
    this.seatId = seatId
    this.#waiting = readOutbox(seatId)
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

  /** Loads the table and follows it until it is closed. May be opened again afterwards. */
  async open(): Promise<void> {
    const opening = ++this.#opening
    try {
      const { table, names, isExample } = await call(endpoints.table, this.#address())
      // Closed, or opened anew, while the answer was on its way.
      if (opening !== this.#opening) return
      this.#confirmed = table
      this.#set({
        is: 'ready',
        table,
        names,
        isExample,
        seatId: this.seatId,
        present: [],
        isOnline: true,
        waiting: [],
      })
      this.#show({})
      this.#connect()
      void this.#send()
    } catch (err) {
      if (opening === this.#opening) this.#fail(err)
    }
  }

  close() {
    this.#opening++
    clearTimeout(this.#retry)
    this.#socket?.disconnect()
  }

  /** Tells the others which meeting this page shows. */
  showMeeting(meetingId: string | null) {
    this.#meetingId = meetingId
    this.#socket?.emit('at', meetingId)
  }

  /**
   * Asks for a change. The page shows it at once. Resolves when the server has it, or at once with `waiting` when
   * there is no connection. Throws the Refusal, and then the page is as it was.
   */
  ask(command: TableCommand): Promise<Outcome> {
    const waiting: Waiting = { id: newId(), at: new Date().toISOString(), command }
    this.#keep([...this.#waiting, waiting])
    return new Promise<Outcome>((resolve, reject) => {
      this.#answers.set(waiting.id, { resolve, reject })
      void this.#send()
    })
  }

  /** Takes what was refused, or still waits, out of the list. */
  discard(id: string) {
    this.#keep(this.#waiting.filter((waiting) => waiting.id !== id))
  }

  #address() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.seatId } }
  }

  #connect() {
    const socket: Socket<LiveToPage, LiveToServer> = io({
      path: `/live/${this.workspaceId}/`,
      query: { seat: this.seatId },
      transports: ['websocket', 'polling'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    })
    socket.on('connect', () => {
      socket.emit('at', this.#meetingId)
      this.#show({ isOnline: true })
      void this.#send()
    })
    socket.on('disconnect', () => this.#show({ isOnline: false, present: [] }))
    socket.on('connect_error', (err: Error & { data?: { code?: string; message?: string } }) => {
      if (err.data?.code === 'signed_out') this.#fail(new Refusal('signed_out', err.data.message ?? ''))
      else this.#show({ isOnline: false, present: [] })
    })
    socket.on('hello', ({ seq }) => void this.#catchUp(seq))
    socket.on('happened', ({ events, names }) => this.#receive(events, names))
    socket.on('names', (names) => this.#show({ names }))
    socket.on('present', (present) => this.#show({ present }))
    socket.on('gone', () => this.#fail(new Refusal('signed_out', 'This seat has been given up.')))
    this.#socket = socket
  }

  async #catchUp(seq: number) {
    if (!this.#confirmed || this.#confirmed.seq >= seq) return
    const { params, query } = this.#address()
    const after = String(this.#confirmed.seq)
    try {
      const { events, names } = await call(endpoints.events, { params, query: { ...query, after } })
      this.#receive(events, names)
    } catch (err) {
      // The next hello asks again; only the loss of the seat ends the page.
      if (err instanceof Refusal) this.#fail(err)
    }
  }

  #receive(events: Happened[], names?: Names) {
    if (!this.#confirmed) return
    const fresh = events.filter(({ seq }) => seq > (this.#confirmed?.seq ?? 0))
    const first = fresh[0]
    if (first && first.seq !== this.#confirmed.seq + 1) {
      void this.#catchUp(first.seq)
      return
    }
    this.#confirmed = fresh.reduce(evolve, this.#confirmed)
    this.#show(names ? { names } : {})
    if (fresh.length > 0 && this.#state.is === 'ready')
      for (const tell of this.#heard) tell(fresh, this.#state)
  }

  /** Sends what waits, in order and one at a time, until nothing waits or there is no connection. */
  #send(): Promise<unknown> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined))
    return this.#sending
  }

  async #sendAll() {
    clearTimeout(this.#retry)
    for (;;) {
      const next = this.#waiting.find(({ refused }) => !refused)
      if (!next) return
      try {
        const { id, command } = next
        const { events } = await call(endpoints.command, { ...this.#address(), body: { id, command } })
        this.#waiting = this.#waiting.filter((waiting) => waiting.id !== id)
        this.#receive(events)
        this.#keep(this.#waiting)
        this.#answer(id, (answer) => answer.resolve('done'))
      } catch (err) {
        if (!this.#takeFailure(next, err)) return
      }
    }
  }

  /** Answers whether to go on with the next one. */
  #takeFailure(failed: Waiting, err: unknown): boolean {
    if (err instanceof Unreachable) {
      for (const [id] of this.#answers) this.#answer(id, (answer) => answer.resolve('waiting'))
      this.#show({ isOnline: false })
      this.#retry = setTimeout(() => void this.#send(), retryEveryMs)
      return false
    }
    const refusal = err instanceof Refusal ? err : new Refusal('internal', 'Something went wrong. Try again.')
    if (this.#answers.has(failed.id)) {
      this.discard(failed.id)
      this.#answer(failed.id, (answer) => answer.reject(refusal))
    } else {
      // Its form is closed: the words stay in sight, with the reason.
      const { code, message } = refusal
      this.#keep(
        this.#waiting.map((waiting) =>
          waiting.id === failed.id ? { ...waiting, refused: { code, message } } : waiting,
        ),
      )
    }
    return true
  }

  #answer(
    id: string,
    give: (answer: { resolve: (outcome: Outcome) => void; reject: (err: unknown) => void }) => void,
  ) {
    const answer = this.#answers.get(id)
    this.#answers.delete(id)
    if (answer) give(answer)
  }

  #keep(waiting: Waiting[]) {
    this.#waiting = waiting
    writeOutbox(this.seatId, waiting)
    this.#show({})
  }

  #show(change: Partial<Omit<Ready, 'is' | 'table' | 'waiting'>>) {
    if (this.#state.is !== 'ready' || !this.#confirmed) return
    this.#set({
      ...this.#state,
      ...change,
      table: foresee(this.#confirmed, this.seatId, this.#waiting),
      waiting: this.#waiting,
    })
  }

  #fail(err: unknown) {
    this.close()
    const isGone = err instanceof Refusal
    const message = isGone
      ? err.message
      : 'Concord cannot be reached from here. Check the connection, then try again.'
    this.#set({ is: 'failed', message, isGone })
  }

  #set(state: TableState) {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** The table as it will be when what waits is done; what the rules refuse is left out, and the server says why. */
function foresee(confirmed: Table, seatId: string, waiting: readonly Waiting[]): Table {
  return waiting.reduce((table, { id, at, command, refused }) => {
    if (refused) return table
    try {
      return decide(table, { seatId, at }, command)
        .map((fact, index) => ({ ...fact, at, seatId, commandId: id, seq: table.seq + index + 1 }))
        .reduce(evolve, table)
    } catch {
      return table
    }
  }, confirmed)
}
