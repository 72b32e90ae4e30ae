import * as Y from 'yjs'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import { closeCode, durableStatus, syncMessage, syncStep } from '../../shared/minutes/wire.ts'
import { RoomAwareness } from './awareness.ts'
import type { Place } from './chain.ts'
import { frameOf } from './fan-out.ts'
import { hearFrame, mayNotWrite } from './hear-frame.ts'
import { badBytes, Refused, type Limits } from './limits.ts'
import { loadText } from './load-text.ts'
import type { Member, Right } from './member.ts'
import { refusedReason, type Meter } from './meter.ts'
import { forgetSnapshot, keepSnapshot } from './snapshot.ts'
import { Text } from './text.ts'
import type { LogOwner, Share, UpdateLog } from './update-log.ts'
import { firstBrokenInLog } from './verify-log.ts'

export type RoomSetting = {
  sql: Sql
  log: Log
  limits: Limits
  meter: Meter
  /** For work that must not keep commits from a connection. */
  oneAtATime: (work: () => Promise<void>) => Promise<void>
  updateLog: UpdateLog
  rightsOf: (workspaceId: string, seatId: string, document: string) => Right
}

/** A write by the server on behalf of a seat, waiting for the database. */
type Deed = { resolve: () => void; reject: (err: Error) => void }
type Source = Member | Deed

type State = { kind: 'loading' } | { kind: 'open'; text: Text<Source> } | { kind: 'ended' }

/** One text and the sockets that have it open. What a socket sends is checked, made durable, and only then shown. */
export class Room implements LogOwner {
  readonly place: Place
  readonly members = new Set<Member>()
  /** Rejects when the text cannot be loaded; the room has ended then. */
  readonly opened: Promise<Text<Source>>
  readonly #setting: RoomSetting
  readonly #awareness: RoomAwareness
  readonly #onIdle: () => void
  #state: State = { kind: 'loading' }
  #isRetrying = false
  #linger: NodeJS.Timeout | undefined

  constructor(place: Place, setting: RoomSetting, onIdle: () => void) {
    this.place = place
    this.#setting = setting
    this.#onIdle = onIdle
    this.#awareness = new RoomAwareness(this.members, setting.limits, (client, member) => {
      return this.#state.kind === 'open' && this.#state.text.reserve(client, member.visitor.seatId, member)
    })
    this.opened = this.#open()
  }

  get isOver(): boolean {
    return this.#state.kind === 'ended'
  }

  get waitingCount(): number {
    return this.#state.kind === 'open' ? this.#state.text.waitingCount : 0
  }

  get isIdle(): boolean {
    return this.members.size === 0 && (this.#state.kind === 'ended' || this.#isSettled)
  }

  /** Nobody takes up so many places that others find none. */
  isFullFor(seatId: string): boolean {
    const { maxSocketsPerRoom, maxSocketsPerSeat } = this.#setting.limits
    const own = [...this.members].filter(({ visitor }) => visitor.seatId === seatId).length
    return own >= maxSocketsPerSeat || this.members.size >= maxSocketsPerRoom
  }

  async enter(member: Member): Promise<void> {
    this.members.add(member)
    clearTimeout(this.#linger)
    const text = await this.opened
    // It may have left, or the room may have ended, while the text was loading.
    if (!this.members.has(member) || this.#state.kind !== 'open') return
    const step1 = frameOf(syncMessage(syncStep.step1, Y.encodeStateVector(text.doc)))
    member.send([step1, ...this.#awareness.snapshot()])
    member.hear((frame) => this.#receive(member, text, frame))
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.#awareness.remove(member)
    this.#unloadSoon()
  }

  /** Text by the server on behalf of a seat, under the same rules. Resolves when it is durable. */
  async write(seatId: string, update: Uint8Array): Promise<void> {
    const text = await this.opened
    const { workspaceId, document } = this.place
    if (this.#state.kind !== 'open') throw new Error('the text was closed meanwhile')
    if (this.#setting.rightsOf(workspaceId, seatId, document) !== 'write') throw mayNotWrite()
    const verdict = text.judge(update, seatId)
    if (verdict.kind === 'gapped') throw badBytes(verdict.reason)
    if (verdict.kind === 'refused') throw new Refused(verdict.closeCode, verdict.reason)
    await new Promise<void>((resolve, reject) => {
      if (verdict.kind === 'accepted') text.accept(verdict, seatId, { resolve, reject })
      else text.follow({ resolve, reject })
    })
  }

  /** Resolves when all that was accepted so far is durable. Rejects when the room ends before. */
  async settled(): Promise<void> {
    if (this.#state.kind === 'ended') return
    const text = await this.opened
    if (text.isSettled) return
    await new Promise<void>((resolve, reject) => text.follow({ resolve, reject }))
  }

  /** Ends the sockets that did not answer the last time. */
  ping(): void {
    for (const member of this.members) member.ping()
    this.#awareness.keepHiddenAlive()
  }

  /** Hears nobody until `resume`. */
  pause(): void {
    for (const member of this.members) member.pause()
  }

  resume(): void {
    for (const member of this.members) member.resume()
  }

  takeShare(maxBytes: number): Share {
    if (this.#state.kind === 'open') return this.#state.text.takeShare(maxBytes)
    // It ended; the pages still have what was not told to be saved.
    return { owner: this, count: 0, claims: [], updates: [], isLast: true }
  }

  committed(share: Share): void {
    if (this.#state.kind !== 'open') return
    const { text } = this.#state
    this.#isRetrying = false
    try {
      const { update, authors, settled } = text.commit(share)
      const shared = update ? [frameOf(syncMessage(syncStep.update, update))] : []
      for (const member of this.members) {
        const isItsOwn = authors.size === 1 && authors.has(member)
        const acks = member.acks.settle(text.committedCount)
          ? member.durableFrames(durableStatus.durable)
          : []
        member.send([...(isItsOwn ? [] : shared), ...acks])
      }
      for (const source of settled) if ('resolve' in source) source.resolve()
    } catch (err) {
      this.#setting.log.error({ err, ...this.place }, 'minutes could not be applied, closing the room')
      this.end(closeCode.ourFault, 'something went wrong on our side')
    }
    this.#keepSnapshot(this.#setting.limits.snapshotInUse)
    this.#unloadSoon()
  }

  notSaved(): void {
    this.#isRetrying = true
    for (const member of this.members) {
      if (member.acks.isOwing) member.send(member.durableFrames(durableStatus.retrying))
    }
  }

  fenced(): void {
    this.end(closeCode.restarting, 'this text is open somewhere else; coming back')
  }

  /** Closes every socket. Nothing that waits for the database is applied any more. */
  end(code: number, reason: string): void {
    const before = this.#state
    this.#state = { kind: 'ended' }
    this.#awareness.stop()
    clearTimeout(this.#linger)
    for (const member of this.members) member.close(code, reason)
    if (before.kind === 'open') before.text.abandon((source) => rejectDeed(source, reason))
    this.#onIdle()
  }

  /** Closes the sockets whose right is not what it was, so that each comes back and is judged afresh. */
  rejudge(seatId?: string): void {
    for (const member of this.members) {
      const isConcerned =
        seatId === undefined ? this.#rightOf(member) !== member.right : member.visitor.seatId === seatId
      if (isConcerned) member.close(closeCode.accessChanged, 'your access has changed')
    }
  }

  async #open(): Promise<Text<Source>> {
    const { sql, updateLog, limits, log } = this.#setting
    try {
      const stored = await loadText(sql, this.place)
      const text = new Text<Source>(stored, this, updateLog, limits)
      if (this.#state.kind === 'ended') throw new Error('the room ended while it was loading')
      this.#state = { kind: 'open', text }
      this.#unloadSoon()
      if (stored.snapshotSeq > 0) this.#verifySoon(stored.snapshotSeq)
      return text
    } catch (err) {
      log.error({ reason: String(err), ...this.place }, 'minutes could not be loaded')
      this.end(closeCode.ourFault, 'this text cannot be opened just now')
      throw err
    }
  }

  /** First the people who came for the text; a long log takes the database a second. */
  #verifySoon(seq: number): void {
    const { oneAtATime, limits } = this.#setting
    const { verifyAfterMs } = limits
    setTimeout(() => void oneAtATime(() => this.#verifyBehind(seq)), verifyAfterMs).unref()
  }

  /** A snapshot lets a text open before its log is verified; this is the rest of it, which the database does. */
  async #verifyBehind(seq: number): Promise<void> {
    if (this.#state.kind !== 'open') return
    const { sql, log } = this.#setting
    try {
      const brokenSeq = await firstBrokenInLog(sql, this.place, seq)
      if (brokenSeq === null) return
      log.error({ ...this.place, brokenSeq }, 'the log of this text does not verify, closing the room')
      await forgetSnapshot(sql, this.place)
      this.end(closeCode.ourFault, 'this text cannot be opened just now')
    } catch (err) {
      log.warn({ reason: String(err), ...this.place }, 'log of minutes not verified')
    }
  }

  #receive(member: Member, text: Text<Source>, frame: Uint8Array | null): void {
    if (this.#state.kind !== 'open') return
    try {
      const right = this.#rightOf(member)
      hearFrame(frame, { member, right, text, awareness: this.#awareness, isRetrying: this.#isRetrying })
    } catch (err) {
      this.#turnAway(member, err)
    }
  }

  #turnAway(member: Member, err: unknown): void {
    const { seatId } = member.visitor
    if (err instanceof Refused) {
      const facts = { ...this.place, seatId, reason: err.message, closeCode: err.closeCode }
      this.#setting.log.warn(facts, 'minutes socket turned away')
      this.#setting.meter.refused(refusedReason(err.closeCode))
      member.close(err.closeCode, err.message)
    } else {
      this.#setting.log.error({ err, ...this.place, seatId }, 'minutes frame failed')
      this.#setting.meter.refused('our fault')
      member.close(closeCode.ourFault, 'something went wrong on our side')
    }
  }

  #rightOf({ visitor }: Member): Right {
    return this.#setting.rightsOf(visitor.workspaceId, visitor.seatId, visitor.document)
  }

  #keepSnapshot(least: { updates: number; bytes: number }): void {
    const { sql, log } = this.#setting
    const snapshot = this.#state.kind === 'open' ? this.#state.text.snapshotBeyond(least) : null
    if (!snapshot) return
    // Only a shortcut: without it the next load reads more of the log.
    keepSnapshot(sql, this.place, snapshot).catch((err: unknown) =>
      log.warn({ reason: String(err), ...this.place }, 'snapshot of minutes not kept'),
    )
  }

  get #isSettled(): boolean {
    return this.#state.kind === 'open' && this.#state.text.isSettled
  }

  #unloadSoon(): void {
    clearTimeout(this.#linger)
    if (!this.isIdle) return
    this.#linger = setTimeout(() => {
      if (!this.isIdle || this.#state.kind !== 'open') return
      this.#keepSnapshot(this.#setting.limits.snapshotAtRest)
      this.end(closeCode.restarting, 'closed')
    }, this.#setting.limits.lingerMs).unref()
  }
}

function rejectDeed(source: Source, reason: string): void {
  if ('reject' in source) source.reject(new Error(reason))
}
