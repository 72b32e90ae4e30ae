import { io, type Socket } from 'socket.io-client'
import type { Names } from '../../shared/names.ts'
import type { PrivateHappened } from '../../shared/private/events.ts'
import type { LiveToPage, LiveToServer, Presence } from '../../shared/live.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'
import { eventMark, mayBeSame, type Happened, type Table } from '../../shared/table.ts'
import { call, Unreachable, type Reach } from '../api.ts'
import { retryEveryMs } from './sender.ts'

type Place = Pick<Table, 'seq' | 'last'>

type Given = {
  workspaceId: string
  seatId: string
  reach: Reach
  /** The meeting that this page shows. */
  meetingId: () => string | null
  /** How far the page has applied the history, and which history. */
  place: () => Place
  onEvents: (events: Happened[], names: Names) => void
  onNames: (names: Names) => void
  onPresent: (present: readonly Presence[]) => void
  /** Something happened on the private side of this seat's own party. */
  onPrivate: (events: PrivateHappened[]) => void
  onLine: (isConnected: boolean) => void
  /** The server has less of the history than the page, or another one: it was restored from a backup. */
  onSetBack: () => void
  onGone: (refusal: Refusal) => void
  /** The server said something that this page does not understand. */
  onOutdated: () => void
}

/** Who follows the private side of the seat's own party; `connected` when the page hears the server, again or at last. */
export type PrivateListener = { happened: (events: PrivateHappened[]) => void; connected: () => void }

/** A refusal after which there is no seat here; after any other it is worth trying again. */
export const isGone = (code: RefusalCode | undefined) =>
  code === 'signed_out' || code === 'forbidden' || code === 'not_found'

/** Follows what happens at a table over the live wire, and asks for what it missed until it has it. */
export class Following {
  readonly #given: Given
  readonly #socket: Socket<LiveToPage, LiveToServer>
  #knownSeq = 0
  /**
   * Up to here the page surely has the server's history. Answers to commands lead further, and may come from another
   * one: a page that wakes after a restore may ask before it hears.
   */
  #sure: Place
  #isAsking = false
  #isClosed = false
  #retries = new Set<ReturnType<typeof setTimeout>>()

  constructor(given: Given) {
    this.#given = given
    this.#sure = given.place()
    this.#socket = io(given.reach.origin || '/', {
      path: `/live/${given.workspaceId}/`,
      query: { seat: given.seatId },
      transports: ['websocket', 'polling'],
      extraHeaders: given.reach.headers,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    })
    this.#listen()
  }

  showMeeting() {
    this.#socket.emit('at', this.#given.meetingId())
  }

  /** Asks for what is missing up to this place in the history. */
  catchUpTo(seq: number) {
    this.#knownSeq = Math.max(this.#knownSeq, seq)
    void this.#catchUp()
  }

  close() {
    this.#isClosed = true
    for (const retry of this.#retries) clearTimeout(retry)
    this.#socket.off()
    this.#socket.disconnect()
  }

  #listen() {
    const { onEvents, onNames, onPresent, onLine, onGone } = this.#given
    const socket = this.#socket
    socket.on('connect', () => {
      this.showMeeting()
      onLine(true)
    })
    socket.on('disconnect', () => onLine(false))
    socket.on('connect_error', (err: Error & { data?: { code?: RefusalCode } }) => {
      if (isGone(err.data?.code)) return onGone(new Refusal('signed_out', err.message))
      onLine(false)
      // Who was refused is not brought back by the library.
      if (!socket.active) this.#later(() => socket.connect())
    })
    socket.on('hello', (standing) => this.#meet(standing))
    socket.on('happened', ({ events, names }) => {
      onEvents(events, names)
      // Behind, it is asked for, and judged then.
      if (this.#sure.seq >= this.#knownSeq) this.#trust(events)
    })
    socket.on('names', onNames)
    socket.on('present', onPresent)
    socket.on('private', ({ events }) => this.#given.onPrivate(events))
    socket.on('gone', () =>
      onGone(
        new Refusal(
          'signed_out',
          'This seat has ended: it was given up, or released by its own party. What was written from it stays.',
        ),
      ),
    )
  }

  #meet({ seq, last }: Place) {
    const isOther = seq === this.#sure.seq && !mayBeSame(last, this.#sure.last)
    if (seq < this.#given.place().seq || isOther) this.#given.onSetBack()
    else this.catchUpTo(seq)
  }

  async #catchUp() {
    const { place, onEvents, onSetBack } = this.#given
    if (this.#isAsking || this.#isClosed || this.#sure.seq >= this.#knownSeq) return
    this.#isAsking = true
    const from = this.#sure
    // From the last that is known, so that it can be seen to stand there still.
    const told = await this.#askForEvents(from.seq - 1)
    this.#isAsking = false
    // It may have been closed meanwhile.
    if (this.#isClosed) return
    if (told) {
      const marks = new Map(told.events.map((happened) => [happened.seq, eventMark(happened)]))
      const own = place()
      if (
        !marks.has(from.seq) ||
        !mayBeSame(marks.get(from.seq), from.last) ||
        !mayBeSame(marks.get(own.seq), own.last)
      )
        return onSetBack()
      onEvents(told.events, told.names)
      this.#trust(told.events)
    }
    if (this.#sure.seq < this.#knownSeq) this.#later(() => void this.#catchUp())
  }

  #trust(events: readonly Happened[]) {
    const end = events.at(-1)
    if (end && end.seq > this.#sure.seq) this.#sure = { seq: end.seq, last: eventMark(end) }
  }

  async #askForEvents(after: number) {
    const { workspaceId, seatId, reach, onGone, onOutdated } = this.#given
    const query = { seat: seatId, after: String(after) }
    try {
      return await call(endpoints.events, { params: { workspaceId }, query }, reach)
    } catch (err) {
      if (this.#isClosed || err instanceof Unreachable) return undefined
      if (!(err instanceof Refusal)) onOutdated()
      else if (isGone(err.code)) onGone(err)
      return undefined
    }
  }

  #later(deed: () => void) {
    const retry = setTimeout(() => {
      this.#retries.delete(retry)
      deed()
    }, retryEveryMs)
    this.#retries.add(retry)
  }
}
