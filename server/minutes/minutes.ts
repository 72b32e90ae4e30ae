import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import { closeCode } from '../../shared/minutes/wire.ts'
import { Allowances } from './allowances.ts'
import { limits as usualLimits, type Limits } from './limits.ts'
import { noMeter, type Meter } from './meter.ts'
import { Member, type Right, type Visitor } from './member.ts'
import { Room } from './room.ts'
import type { RoomSetting } from './room-setting.ts'
import { UpdateLog } from './update-log.ts'

export type { Right, Visitor } from './member.ts'

type Setting = {
  sql: Sql
  log: Log
  /** What a seat may do with a text. Asked at the door and again for every update. */
  rightsOf: (workspaceId: string, seatId: string, document: string) => Right
  /** Makes sure that `rightsOf` knows the workspace; it may forget while every text of it is asleep. */
  recallRights?: (workspaceId: string) => Promise<void>
  /** Whether a root of a text belongs to its agenda. Asked when somebody begins one; without it, none does. */
  isSection?: RoomSetting['isSection']
  limits?: Partial<Limits>
  meter?: Meter
}

/** Opens the minutes: every shared text of every workspace that this process hosts. */
export function openMinutes(setting: Setting): Minutes {
  const { sql, log, rightsOf, limits, meter = noMeter } = setting
  const { recallRights = async () => {}, isSection = () => false } = setting
  const all = { ...usualLimits, ...limits }
  const updateLog = new UpdateLog({ sql, log, limits: all, meter })
  let last = Promise.resolve()
  const oneAtATime = (work: () => Promise<void>) => (last = last.then(work, work))
  const rights = { rightsOf, recallRights, isSection }
  return new Minutes({ sql, log, ...rights, limits: all, meter, updateLog, oneAtATime })
}

export class Minutes {
  readonly #setting: RoomSetting
  readonly #rooms = new Map<string, Room>()
  readonly #sockets = new Set<WebSocket>()
  readonly #allowances: Allowances
  readonly #pings: NodeJS.Timeout
  /** Workspaces that are being handed to another node; their pages come back. */
  readonly #leaving = new Set<string>()
  #isClosing = false

  constructor(setting: RoomSetting) {
    this.#setting = setting
    this.#allowances = new Allowances(setting.limits)
    this.#pings = setInterval(() => this.#pingAll(), setting.limits.pingEveryMs).unref()
  }

  /** Takes a socket whose person is known. Listens before it returns, so no frame is lost. */
  join(socket: WebSocket, visitor: Visitor): void {
    const { workspaceId, document, seatId } = visitor
    const right = this.#setting.rightsOf(workspaceId, seatId, document)
    let room: Room | undefined
    const { limits, log, meter } = this.#setting
    const member = new Member(socket, visitor, right, {
      limits,
      allowance: () => this.#allowances.of(workspaceId, seatId),
      onGone: () => {
        this.#sockets.delete(socket)
        room?.leave(member)
      },
      onSlow: () => log.warn({ workspaceId, document, seatId }, 'minutes socket too slow'),
      onBroken: (reason) =>
        log.warn({ workspaceId, document, seatId, reason }, 'minutes socket sent a broken frame'),
    })
    this.#sockets.add(socket)
    if (this.#isClosing || this.#leaving.has(workspaceId))
      return member.close(closeCode.restarting, comingBack)
    if (right === 'none') {
      log.warn({ workspaceId, document, seatId, reason: 'no right' }, 'minutes socket turned away')
      meter.refused('forbidden')
      return member.close(closeCode.forbidden, 'you may not open this text')
    }
    room = this.#room(workspaceId, document)
    if (room.members.isFullFor(visitor)) {
      room = undefined
      meter.refused('too much')
      return member.close(closeCode.tooMuch, 'too many pages have this text open')
    }
    // A room that cannot load has closed its sockets and said so in the log.
    room.enter(member).catch(() => {})
  }

  /** Writes on behalf of a seat under the same checks as its page; resolves when it is durable. */
  async write(workspaceId: string, document: string, seatId: string, update: Uint8Array): Promise<void> {
    if (this.#isClosing || this.#leaving.has(workspaceId)) throw new Error('the minutes are closing')
    await this.#room(workspaceId, document).write(seatId, update)
  }

  /** A copy of what is durable in a text. */
  async text(workspaceId: string, document: string): Promise<Y.Doc> {
    const { state } = await this.#room(workspaceId, document).text()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, state)
    return copy
  }

  /**
   * Rights changed: sockets whose right is another now are closed with 4205 and come back. With a seat, all of its
   * sockets are, because which devices hold it is judged only at the door.
   */
  rejudge(workspaceId: string, seatId?: string): void {
    for (const room of this.#roomsOf(workspaceId)) room.rejudge(seatId)
  }

  /** Whether any text of a workspace is open here. */
  isOpen(workspaceId: string): boolean {
    return this.#roomsOf(workspaceId).length > 0
  }

  /** The workspaces of which some text is in memory, or on its way there. */
  awake(): Set<string> {
    const awake = [...this.#rooms.values()].filter(({ isAsleep }) => !isAsleep)
    return new Set(awake.map(({ place }) => place.workspaceId))
  }

  /**
   * Lets a workspace go to another node: takes no more words, waits until those on their way are durable, and closes its
   * sockets with 1012. False when they could not be made durable in time; then it goes on here as if nobody had asked.
   */
  async release(workspaceId: string): Promise<boolean> {
    const rooms = this.#roomsOf(workspaceId)
    const isStuck = ({ waitingCount, isKeptAsleep }: Room) =>
      isKeptAsleep || (waitingCount > 0 && !this.#setting.updateLog.isDurable())
    // Whoever asks does so again and again, and meanwhile nobody would be heard.
    if (rooms.some(isStuck)) return false
    this.#leaving.add(workspaceId)
    for (const { members } of rooms) members.pause()
    const flushed = Promise.allSettled(rooms.map((room) => room.settled()))
    const isFlushed = await within(this.#setting.limits.flushTimeoutMs, flushed)
    if (isFlushed) {
      await this.#leaveSnapshots(rooms)
      this.drop(workspaceId)
    }
    for (const { members } of rooms) members.resume()
    this.#leaving.delete(workspaceId)
    return isFlushed
  }

  /** Closes the sockets of a workspace with 1012 at once: another node has it. What is not durable is with the pages. */
  drop(workspaceId: string): void {
    for (const room of this.#roomsOf(workspaceId)) room.end(closeCode.restarting, comingBack)
  }

  counts(): { rooms: number; sockets: number; queued: number } {
    const rooms = [...this.#rooms.values()]
    const queued = rooms.reduce((sum, { waitingCount }) => sum + waitingCount, 0)
    return { rooms: rooms.length, sockets: this.#sockets.size, queued }
  }

  /** False while words wait for a database that does not take them. */
  isDurable(): boolean {
    return (
      this.#setting.updateLog.isDurable() && [...this.#rooms.values()].every((room) => !room.isKeptAsleep)
    )
  }

  /** Flushes, then closes every socket with 1012 and waits for them. Words that cannot be saved stay with the pages. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#pings)
    const { updateLog, limits, log } = this.#setting
    // Nothing more is read, so the flush has an end.
    for (const socket of this.#sockets) socket.pause()
    const isFlushed = await within(limits.flushTimeoutMs, updateLog.whenIdle())
    if (!isFlushed)
      log.error({ timeoutMs: limits.flushTimeoutMs }, 'minutes closed with words that are not saved')
    await updateLog.stop()
    if (isFlushed) await this.#leaveSnapshots([...this.#rooms.values()])
    for (const socket of this.#sockets) socket.resume()
    for (const room of this.#rooms.values()) room.end(closeCode.restarting, comingBack)
    await within(1_000, Promise.all([...this.#sockets].map(untilClosed)))
    for (const socket of this.#sockets) socket.terminate()
  }

  /** For the node, or the process, that opens these texts next; as many as a moment allows, since it can do without. */
  async #leaveSnapshots(rooms: readonly Room[]): Promise<void> {
    const { snapshotAtParting, snapshotPatienceMs } = this.#setting.limits
    const deadline = Date.now() + snapshotPatienceMs
    for (const room of rooms) {
      const leftMs = deadline - Date.now()
      if (leftMs <= 0) return
      await within(leftMs, room.leaveSnapshot(snapshotAtParting))
    }
  }

  #roomsOf(workspaceId: string): Room[] {
    return [...this.#rooms.values()].filter((room) => room.place.workspaceId === workspaceId)
  }

  #room(workspaceId: string, document: string): Room {
    const key = `${workspaceId}/${document}`
    const open = this.#rooms.get(key)
    if (open) return open
    const room: Room = new Room({ workspaceId, document }, this.#setting, () => {
      // By now another room may stand under this name.
      if (this.#rooms.get(key) === room) this.#rooms.delete(key)
    })
    this.#rooms.set(key, room)
    room.text().catch(() => {})
    return room
  }

  #pingAll(): void {
    for (const room of this.#rooms.values()) room.ping()
    this.#allowances.sweep()
  }
}

const comingBack = 'Concord is restarting'

function untilClosed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

/** Whether the work was done in time. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)))
  const isDone = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  return isDone
}
