import { closeCode, durableStatus, syncMessage, syncStep } from '../../shared/minutes/wire.ts'
import { RoomAwareness } from './awareness.ts'
import type { Link, Place } from './chain.ts'
import { frameOf } from './fan-out.ts'
import { finishSoon } from './finish-opening.ts'
import { asksOnlyWhoIsHere, hearFrame, hearPresence, mayNotWrite } from './hear-frame.ts'
import { badBytes, Refused, type Limits } from './limits.ts'
import { loadAgain, WrittenElsewhere } from './load-again.ts'
import { loadText, type StoredText } from './load-text.ts'
import type { Member, Right } from './member.ts'
import { Members } from './members.ts'
import type { RoomSetting } from './room-setting.ts'
import { leaveSnapshot } from './snapshot.ts'
import { Text, type Committed } from './text.ts'
import { turnAway } from './turn-away.ts'
import type { LogOwner, Share } from './update-log.ts'

/** A write by the server on behalf of a seat, waiting for the database. */
type Deed = { resolve: () => void; reject: (err: Error) => void }
type Source = Member | Deed

type State =
  | { kind: 'loading' }
  | { kind: 'open'; text: Text<Source> }
  /** Nobody has typed for a while: the sockets stay open, and of the text only where its log ends is in memory. */
  | { kind: 'asleep'; last: Link }
  | { kind: 'ended' }

/** One text and the sockets that have it open. What a socket sends is checked, made durable, and only then shown. */
export class Room implements LogOwner {
  readonly place: Place
  readonly members: Members
  readonly #setting: RoomSetting
  readonly #awareness: RoomAwareness
  readonly #onIdle: () => void
  #state: State = { kind: 'loading' }
  #text: Promise<Text<Source>> | null
  #isRetrying = false
  #rest: NodeJS.Timeout | undefined

  constructor(place: Place, setting: RoomSetting, onIdle: () => void) {
    this.place = place
    this.#setting = setting
    this.members = new Members(setting.limits)
    this.#onIdle = onIdle
    this.#awareness = new RoomAwareness(this.members, setting.limits, (client, member) => {
      return this.#state.kind === 'open' && this.#state.text.reserve(client, member.visitor.seatId, member)
    })
    this.#text = this.#open(null)
  }

  get isOver(): boolean {
    return this.#state.kind === 'ended'
  }

  /** Whether it needs no rights of anybody at the moment. */
  get isAsleep(): boolean {
    return this.#state.kind === 'asleep'
  }

  /** Whether the database does not let it wake, and its pages know. */
  get isKeptAsleep(): boolean {
    return this.#state.kind === 'loading' && this.#isRetrying
  }

  get waitingCount(): number {
    return this.#state.kind === 'open' ? this.#state.text.waitingCount : 0
  }

  get isIdle(): boolean {
    return this.members.size === 0 && (this.#isSettled || this.isOver || this.isAsleep)
  }

  async enter(member: Member): Promise<void> {
    this.members.add(member)
    clearTimeout(this.#rest)
    const text = await this.text()
    // It may have left, or the room may have ended, while the text was loading.
    if (!this.members.has(member) || this.#state.kind !== 'open') return
    member.send([text.step1, ...this.#awareness.snapshot()])
    member.hear((frame) => this.#receive(member, frame))
    this.#restSoon()
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.#awareness.remove(member)
    this.#restSoon()
  }

  /** Text by the server on behalf of a seat, under the same rules. Resolves when it is durable. */
  async write(seatId: string, update: Uint8Array): Promise<void> {
    const text = await this.text()
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

  /** Spares whoever loads the text next so much of its log. Resolves whether or not that could be. */
  async leaveSnapshot(least: Limits['snapshotAtRest']): Promise<void> {
    if (this.#state.kind !== 'open') return
    const { text } = this.#state
    await leaveSnapshot(this.#setting, this.place, () => text.snapshotBeyond(least))
  }

  /** Resolves when all that was accepted so far is durable. Rejects when the room ends before. */
  async settled(): Promise<void> {
    if (this.isOver || this.isAsleep) return
    const text = await this.text()
    if (text.isSettled) return
    await new Promise<void>((resolve, reject) => text.follow({ resolve, reject }))
  }

  /** The text, loaded when it is not in memory. Rejects when it cannot be; the room has ended then. */
  text(): Promise<Text<Source>> {
    if (this.#state.kind === 'asleep') {
      const { last } = this.#state
      this.#state = { kind: 'loading' }
      this.#text = this.#open(last)
    }
    return this.#text ?? Promise.reject(new Error('the text was closed meanwhile'))
  }

  /** Ends the sockets that did not answer the last time. */
  ping(): void {
    this.members.ping()
    this.#awareness.keepHiddenAlive()
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
    text.commit(share, (committed) => this.#show(committed, text.committedCount))
    void this.leaveSnapshot(this.#setting.limits.snapshotInUse)
    this.#restSoon()
  }

  notSaved(): void {
    this.#isRetrying = true
    this.members.notSaved()
  }

  broken(err: unknown): void {
    this.#setting.log.error({ err, ...this.place }, 'minutes could not go on, closing the room')
    this.end(closeCode.ourFault, 'something went wrong on our side')
  }

  fenced(): void {
    this.end(closeCode.restarting, 'this text is open somewhere else; coming back')
  }

  /** Closes every socket. Nothing that waits for the database is applied any more. */
  end(code: number, reason: string): void {
    const before = this.#state
    this.#state = { kind: 'ended' }
    this.#awareness.stop()
    clearTimeout(this.#rest)
    this.members.close(code, reason)
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

  /** Cold, or after a rest: then it goes on from where its log ended. */
  async #open(last: Link | null): Promise<Text<Source>> {
    const { sql, updateLog, limits, log, isSection } = this.#setting
    try {
      const stored = last ? await this.#loadAgain(last) : await loadText(sql, this.place)
      const isOwnSection = (root: string) => isSection(this.place, root)
      const text = new Text<Source>(stored, this, updateLog, limits, isOwnSection)
      if (this.isOver) throw new Error('the room ended while it was loading')
      this.#state = { kind: 'open', text }
      this.#restSoon()
      // After a rest the log ends where this room left it, so there is nothing more to find.
      if (!last && stored.snapshotSeq > 0) this.#finishSoon(text, stored.snapshotSeq)
      this.#hearHeld()
      return text
    } catch (err) {
      log.error({ reason: String(err), ...this.place }, 'minutes could not be loaded')
      if (err instanceof WrittenElsewhere) this.fenced()
      else this.end(closeCode.ourFault, cannotBeOpened)
      throw err
    }
  }

  #finishSoon(text: Text<Source>, seq: number): void {
    const onBroken = () => this.end(closeCode.ourFault, cannotBeOpened)
    const concern = { isOver: () => this.isOver, build: () => text.catchUp(), onBroken }
    finishSoon(this.#setting, this.place, seq, concern)
  }

  #loadAgain(last: Link): Promise<StoredText> {
    const { sql, log, limits, recallRights } = this.#setting
    const { place } = this
    return loadAgain({
      sql,
      log,
      limits,
      place,
      last,
      isOver: () => this.isOver,
      recallRights: () => recallRights(place.workspaceId),
      notYet: () => this.notSaved(),
    })
  }

  #hearHeld(): void {
    const { held } = this.members
    if (this.#isRetrying) for (const member of held) member.send(member.durableFrames(durableStatus.durable))
    this.#isRetrying = false
    for (const member of held) member.hearHeld()
  }

  #show({ update, authors, settled }: Committed<Source>, committedCount: number): void {
    // Whatever becomes of showing it, this much is true.
    for (const source of settled) if ('resolve' in source) source.resolve()
    const shared = update ? [frameOf(syncMessage(syncStep.update, update))] : []
    for (const member of this.members) {
      const isItsOwn = authors.size === 1 && authors.has(member)
      const acks = member.acks.settle(committedCount) ? member.durableFrames(durableStatus.durable) : []
      member.send([...(isItsOwn ? [] : shared), ...acks])
    }
  }

  #receive(member: Member, frame: Uint8Array | null): void {
    const awareness = this.#awareness
    try {
      if (this.#state.kind === 'open') {
        const { text } = this.#state
        const right = this.#rightOf(member)
        hearFrame(frame, { member, right, text, awareness, isRetrying: this.#isRetrying })
      } else if (asksOnlyWhoIsHere(frame, { member, awareness })) hearPresence(frame, { member, awareness })
      else if (!this.isOver) {
        member.hold(frame)
        // A room that cannot load has closed its sockets and said so in the log.
        this.text().catch(() => {})
      }
    } catch (err) {
      turnAway(this.#setting, this.place, member, err)
    }
  }

  #rightOf({ visitor }: Member): Right {
    return this.#setting.rightsOf(visitor.workspaceId, visitor.seatId, visitor.document)
  }

  get #isSettled(): boolean {
    return this.#state.kind === 'open' && this.#state.text.isSettled
  }

  /** Lets the room go when nobody is in it, and the text when nobody types, once all of it is durable. */
  #restSoon(): void {
    clearTimeout(this.#rest)
    if (!this.#isSettled && !this.isIdle) return
    const { lingerMs, sleepAfterMs } = this.#setting.limits
    this.#rest = setTimeout(() => this.#goToRest(), this.isIdle ? lingerMs : sleepAfterMs).unref()
  }

  #goToRest(): void {
    if (this.#state.kind === 'open') {
      // What a page sent before it was in step is counted by this text, and comes again.
      if (!this.#isSettled || this.members.isAnyOwed) return this.#restSoon()
      const { text } = this.#state
      void this.leaveSnapshot(this.#setting.limits.snapshotAtRest)
      this.#state = { kind: 'asleep', last: text.last }
      this.#text = null
    }
    if (this.isIdle) this.end(closeCode.restarting, 'closed')
  }
}

const cannotBeOpened = 'this text cannot be opened just now'

function rejectDeed(source: Source, reason: string): void {
  if ('reject' in source) source.reject(new Error(reason))
}
