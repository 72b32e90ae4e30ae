import { io, type Socket } from 'socket.io-client'
import type { Names } from '../../shared/names.ts'
import type { PrivateHappened } from '../../shared/private/events.ts'
import { endpoints, type LiveToPage, type LiveToServer, type Presence } from '../../shared/protocol.ts'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'
import type { Happened } from '../../shared/table.ts'
import { call, Unreachable, type Reach } from '../api.ts'
import { retryEveryMs } from './sender.ts'

type Given = {
  workspaceId: string
  seatId: string
  reach: Reach
  /** The meeting that this page shows. */
  meetingId: () => string | null
  /** How far the page has applied the history. */
  seq: () => number
  onEvents: (events: Happened[], names: Names) => void
  onNames: (names: Names) => void
  onPresent: (present: readonly Presence[]) => void
  /** Something happened on the private side of this seat's own party. */
  onPrivate: (events: PrivateHappened[]) => void
  onLine: (isConnected: boolean) => void
  /** The server has less of the history than the page: it was restored from a backup. */
  onSetBack: () => void
  onGone: (refusal: Refusal) => void
  /** The server said something that this page does not understand. */
  onOutdated: () => void
}

/** A refusal after which there is no seat here; after any other it is worth trying again. */
export const isGone = (code: RefusalCode | undefined) =>
  code === 'signed_out' || code === 'forbidden' || code === 'not_found'

/** Follows what happens at a table over the live wire, and asks for what it missed until it has it. */
export class Following {
  readonly #given: Given
  readonly #socket: Socket<LiveToPage, LiveToServer>
  #knownSeq = 0
  #isAsking = false
  #isClosed = false
  #retries = new Set<ReturnType<typeof setTimeout>>()

  constructor(given: Given) {
    this.#given = given
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
    const { seq: ownSeq, onEvents, onNames, onPresent, onLine, onSetBack, onGone } = this.#given
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
    socket.on('hello', ({ seq }) => (seq < ownSeq() ? onSetBack() : this.catchUpTo(seq)))
    socket.on('happened', ({ events, names }) => onEvents(events, names))
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

  async #catchUp() {
    const { seq, onEvents } = this.#given
    if (this.#isAsking || this.#isClosed || seq() >= this.#knownSeq) return
    this.#isAsking = true
    const missed = await this.#askForMissed(seq())
    this.#isAsking = false
    // It may have been closed meanwhile.
    if (this.#isClosed) return
    if (missed) onEvents(missed.events, missed.names)
    if (seq() < this.#knownSeq) this.#later(() => void this.#catchUp())
  }

  async #askForMissed(after: number) {
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
