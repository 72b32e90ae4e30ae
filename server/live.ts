import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { Id } from '../shared/words.ts'
import type { LiveToPage, LiveToServer, Presence } from '../shared/live.ts'
import { Refusal } from '../shared/refusal.ts'
import { isShown, whyClosed } from '../shared/screens/screen.ts'
import { screenView } from '../shared/screens/screen-view.ts'
import { isHere } from '../shared/seats/seat.ts'
import type { News } from './hosting/hosting.ts'
import { checkOrigin } from './http.ts'
import { callerOf } from './people/caller.ts'
import { tokenIn } from './people/cookie.ts'
import type { PrivateNews } from './private/sides.ts'
import { screenCookie } from './screens/cookie.ts'
import { screenOf } from './screens/screens.ts'
import type { Services } from './services.ts'

/** Who is on the other end, resolved once at the door: a seat, or a screen in the room that shows one meeting. */
type Visitor = {
  workspaceId: string
  seatId: string
  sessionId: string
  meetingId: string | null
  screenId?: string
}
type LiveServer = Server<LiveToServer, LiveToPage, Record<string, never>, Visitor>
type LiveSocket = Socket<LiveToServer, LiveToPage, Record<string, never>, Visitor>

/** The room of a workspace's screens: they hear of nothing but what they show. */
const screensOf = (workspaceId: string) => `screens of ${workspaceId}`

const pathPattern = /^\/live\/([^/?]+)\//

/** Enough for every tab of a person's devices. More would only make each word to them, and about them, dearer for all. */
const maxLinesPerSeat = 20
/** Who is here is told at once, and then no more often than this, whatever a page makes of its comings and goings. */
const presenceEveryMs = 100

/** socket.io at `/live/:workspaceId/`: says what has happened and who is here. It carries no commands. */
export class Live {
  readonly #io: LiveServer
  readonly #services: Services
  /** Of the workspaces whose pages were told who is here a moment ago. */
  readonly #saidLately = new Map<string, 'quiet' | 'more to say'>()
  #isClosed = false

  constructor(server: HttpServer, services: Services) {
    this.#services = services
    this.#io = new Server(server, {
      path: '/live/',
      serveClient: false,
      // A line that swallows everything is noticed after eleven seconds; one that stands still for six is not given up.
      pingInterval: 5_000,
      pingTimeout: 6_000,
      // engine.io would otherwise end the minutes' upgrades that take longer than a second.
      destroyUpgrade: false,
      maxHttpBufferSize: 16 * 1024,
      allowRequest: ({ headers }, answer) => {
        // A page that is turned away here tries again, by then at another node or after the restart.
        if (this.#isClosed) return answer('Concord is restarting.', false)
        try {
          checkOrigin(headers, services.config.publicUrl)
          answer(null, true)
        } catch {
          answer('This request comes from another site.', false)
        }
      },
    })
    this.#io.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (err: unknown) => this.#turnAway(socket, err, next),
      )
    })
    this.#io.on('connection', (socket) => this.#welcome(socket))
    services.hosting.onNews((news) => this.#tell(news))
  }

  /** Tells the pages of a party's own seats what happened on its private side, and nobody else. */
  tellParty({ workspaceId, table, party, events }: PrivateNews) {
    for (const socket of this.#in(workspaceId)) {
      const seat = table.seats[socket.data.seatId]
      if (seat?.party === party && isHere(seat)) socket.emit('private', { events })
    }
  }

  /** Disconnects the pages of a seat, which come back and are judged afresh. */
  rejudge(workspaceId: string, seatId: string) {
    for (const socket of this.#in(workspaceId)) if (socket.data.seatId === seatId) socket.conn.close()
  }

  /** Disconnects every page and screen of a workspace that leaves this node. They come back and find it elsewhere. */
  release(workspaceId: string) {
    for (const socket of this.#allOf(workspaceId)) socket.conn.close()
  }

  /** Whether any page or screen of a workspace is connected. */
  isOpen(workspaceId: string): boolean {
    return this.#allOf(workspaceId).length > 0
  }

  /** The seats whose pages show a meeting at this moment. */
  here(workspaceId: string, meetingId: string): string[] {
    const shown = this.#in(workspaceId).filter(({ data }) => data.meetingId === meetingId)
    return [...new Set(shown.map(({ data }) => data.seatId))]
  }

  /** How many pages follow a table. */
  get count(): number {
    return this.#io.of('/').sockets.size
  }

  /** Ends every connection. The HTTP server is the door's, and stays as it is. */
  close() {
    this.#isClosed = true
    // Not by name (`disconnectSockets`): a page that was told to go does not come back by itself.
    this.#io.engine.close()
  }

  async #admit(socket: LiveSocket) {
    const { url = '', headers } = socket.request
    const workspaceId = pathPattern.exec(url)?.[1] ?? ''
    const seatId = z.string().optional().catch('').parse(socket.handshake.query['seat'])
    if (socket.handshake.query['screen'] !== undefined) {
      const token = tokenIn(headers.cookie, screenCookie)
      const { screenId, meetingId } = await screenOf(this.#services, { token, workspaceId })
      socket.data = { workspaceId, seatId: '', sessionId: '', meetingId, screenId }
      return this.#checkRoom(socket)
    }
    const caller = await callerOf(this.#services, { cookie: headers.cookie, workspaceId, seatId })
    socket.data = { workspaceId, seatId: caller.seat.id, sessionId: caller.session.id, meetingId: null }
    this.#checkRoom(socket)
  }

  #checkRoom(socket: LiveSocket) {
    if (this.#linesLike(socket) < maxLinesPerSeat) return
    throw new Refusal(
      'too_many',
      'Too many pages are open at once. Close some of them, and this one goes on.',
    )
  }

  /** How many lines its seat, or its screen, has. */
  #linesLike({ data: { workspaceId, seatId, screenId } }: LiveSocket): number {
    return this.#allOf(workspaceId).filter(({ data }) => data.seatId === seatId && data.screenId === screenId)
      .length
  }

  #turnAway(socket: LiveSocket, err: unknown, next: (err: Error) => void) {
    if (err instanceof Refusal && err.code !== 'moving') {
      const { code, message } = err
      return next(Object.assign(new Error(message), { data: { code, message } }))
    }
    if (!(err instanceof Refusal)) this.#services.log.error({ err }, 'live socket not admitted')
    // A page that is refused stays away; one that loses its connection comes back, and may be luckier.
    socket.conn.close()
  }

  #welcome(socket: LiveSocket) {
    const { workspaceId } = socket.data
    // The workspace may have left since the page was judged.
    if (!this.#services.hosting.isHere(workspaceId)) return socket.conn.close()
    if (socket.data.screenId !== undefined) {
      void socket.join(screensOf(workspaceId))
      if (this.#linesLike(socket) > maxLinesPerSeat) return socket.conn.close()
      return this.#show(workspaceId, [socket])
    }
    void socket.join(workspaceId)
    // Those that were dialled at once were all admitted before any of them was here.
    if (this.#linesLike(socket) > maxLinesPerSeat) return socket.conn.close()
    socket.on('at', (meetingId) => {
      const shown = Id.nullable().catch(null).parse(meetingId)
      if (shown === socket.data.meetingId) return
      socket.data.meetingId = shown
      this.#sayWhoIsHere(workspaceId)
    })
    socket.on('disconnect', () => this.#sayWhoIsHere(workspaceId))
    const table = this.#services.hosting.tableOf(workspaceId)
    if (table) socket.emit('hello', { seq: table.seq, last: table.last })
    this.#sayWhoIsHere(workspaceId)
  }

  #tell({ workspaceId, table, events, names }: News) {
    const room = this.#io.to(workspaceId)
    if (events.length > 0) room.emit('happened', { events, names })
    else room.emit('names', names)
    for (const socket of this.#in(workspaceId)) {
      const seat = table.seats[socket.data.seatId]
      if (seat && isHere(seat)) continue
      socket.emit('gone')
      socket.disconnect()
    }
    this.#show(workspaceId)
  }

  /** Tells each screen in the room what it shows now, and sends it away once it was closed. */
  #show(workspaceId: string, screens = this.#in(screensOf(workspaceId))) {
    const table = screens.length > 0 && this.#services.hosting.tableOf(workspaceId)
    const names = table && this.#services.hosting.namesOf(workspaceId)
    if (!table || !names) return screens.length > 0 ? this.#showAfterRest(workspaceId) : undefined
    for (const socket of screens) {
      const { meetingId, screenId } = socket.data
      if (meetingId === null || screenId === undefined) continue
      const isOpen = isShown(table, meetingId, screenId)
      const view = isOpen && screenView(table, names, meetingId, this.here(workspaceId, meetingId))
      if (view) socket.emit('shown', view)
      else {
        socket.emit('gone', whyClosed(table, meetingId, screenId))
        socket.disconnect()
      }
    }
  }

  #showAfterRest(workspaceId: string) {
    const { hosting, log } = this.#services
    hosting.recall(workspaceId).then(
      () => hosting.tableOf(workspaceId) && this.#show(workspaceId),
      (err: unknown) => log.error({ err, workspaceId }, 'nothing could be shown on the screens'),
    )
  }

  #sayWhoIsHere(workspaceId: string) {
    if (this.#saidLately.has(workspaceId)) return void this.#saidLately.set(workspaceId, 'more to say')
    this.#tellWhoIsHere(workspaceId)
    this.#saidLately.set(workspaceId, 'quiet')
    setTimeout(() => {
      const said = this.#saidLately.get(workspaceId)
      this.#saidLately.delete(workspaceId)
      if (said === 'more to say' && !this.#isClosed) this.#sayWhoIsHere(workspaceId)
    }, presenceEveryMs).unref()
  }

  #tellWhoIsHere(workspaceId: string) {
    const here = new Map<string, Presence>()
    for (const { data } of this.#in(workspaceId)) {
      const known = here.get(data.seatId)
      // Somebody with two devices is at the meeting when either is.
      here.set(data.seatId, { seatId: data.seatId, meetingId: data.meetingId ?? known?.meetingId ?? null })
    }
    this.#io.to(workspaceId).emit('present', [...here.values()])
    this.#show(workspaceId)
  }

  #allOf(workspaceId: string): LiveSocket[] {
    return [...this.#in(workspaceId), ...this.#in(screensOf(workspaceId))]
  }

  #in(room: string): LiveSocket[] {
    const { adapter, sockets } = this.#io.of('/')
    return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? [])
  }
}
