import * as Y from 'yjs'
import { closeCode, syncMessage, syncStep } from '../../shared/minutes/wire.ts'
import { chainOn, type Link } from './chain.ts'
import { checkUpdate, maxClientsPerSeat, type Verdict } from './check-update.ts'
import type { Limits } from './limits.ts'
import type { StoredText } from './load-text.ts'
import { frameOf } from './fan-out.ts'
import { merged } from './joined.ts'
import type { Snapshot, Whole } from './snapshot.ts'
import { Tentative } from './tentative.ts'
import type { LogOwner, Share, UpdateLog } from './update-log.ts'
import { joinedRows, Waiting, type Entry } from './waiting.ts'

type Accepted = Extract<Verdict, { kind: 'accepted' }>

/** `update` is all of a commit as one: a client reads one protocol message per frame, and one frame is the cheapest. */
export type Committed<Source> = { update: Uint8Array | null; authors: Set<Source>; settled: Source[] }

/** By then the next commit is under way. */
const catchUpAfterMs = 1

/** One text in memory: what is committed, in `doc`, and what waits for the database, never in it. */
export class Text<Source> {
  /** Or how to build it. */
  #doc: Y.Doc | (() => Y.Doc)
  /** In the database and shown, but not in the document yet. */
  #shown: { updates: Share['updates']; entries: readonly Entry<Source>[] }[] = []
  #catchingUp: NodeJS.Timeout | undefined
  readonly #owner: LogOwner
  readonly #log: UpdateLog
  readonly #limits: Limits
  readonly #tentative: Tentative
  readonly #waiting = new Waiting<Source>()
  #byteCount: number
  /** While nobody has changed it. */
  #whole: Whole | null
  #snapshotSeq: number
  #bytesSinceSnapshot = 0
  /** The last row that was given to the log, and the last that is in the database. */
  #last: Link
  #committed: Link

  constructor(
    stored: StoredText,
    owner: LogOwner,
    log: UpdateLog,
    limits: Limits,
    isSection: (root: string) => boolean,
  ) {
    this.#doc = stored.build
    this.#last = this.#committed = stored.last
    this.#snapshotSeq = stored.snapshotSeq
    this.#whole = stored.whole
    this.#byteCount = this.state.length
    this.#tentative = new Tentative(this, stored.claims, isSection)
    this.#owner = owner
    this.#log = log
    this.#limits = limits
  }

  /**
   * What is durable. Built when it is first asked for: a page that comes for the text is served from the stored bytes,
   * and the answer of a newcomer, who has nothing, needs no document.
   */
  get doc(): Y.Doc {
    return this.catchUp()
  }

  /** The document with all that is durable, built if it was not. Fails when that cannot be done. */
  catchUp(): Y.Doc {
    const doc = (this.#doc = typeof this.#doc === 'function' ? this.#doc() : this.#doc)
    if (this.#shown.length > 0) this.#apply(doc)
    return doc
  }

  /** How many things were accepted since it opened, and how many of these are durable. */
  get acceptedCount(): number {
    return this.#waiting.addedCount
  }

  get committedCount(): number {
    return this.#waiting.committedCount
  }

  get isSettled(): boolean {
    return this.#waiting.count === 0
  }

  get waitingCount(): number {
    return this.#waiting.count
  }

  /** Where its log ends in the database. */
  get last(): Link {
    return this.#committed
  }

  /** All that is durable, as one update. Made once for as many as come while nobody writes. */
  get state(): Uint8Array {
    this.#whole ??= { state: Y.encodeStateAsUpdate(this.doc), stateVector: this.stateVector }
    return this.#whole.state
  }

  get stateVector(): Uint8Array {
    return this.#whole?.stateVector ?? Y.encodeStateVector(this.doc)
  }

  /** Asks a page for all that it has beyond this. */
  get step1(): Buffer {
    return frameOf(syncMessage(syncStep.step1, this.stateVector))
  }

  /** The answer to a sync step 1. Fails when the state vector cannot be read. */
  step2(stateVector: Uint8Array): Buffer {
    const update = isEmpty(stateVector) ? this.state : Y.encodeStateAsUpdate(this.doc, stateVector)
    return frameOf(syncMessage(syncStep.step2, update))
  }

  /** What a snapshot would hold, once it would spare the next load at least this much of the log. */
  snapshotBeyond(least: { updates: number; bytes: number }): Snapshot | null {
    const { seq, hash } = this.#committed
    const updates = seq - this.#snapshotSeq
    if (updates < least.updates && (updates === 0 || this.#bytesSinceSnapshot < least.bytes)) return null
    this.#snapshotSeq = seq
    this.#bytesSinceSnapshot = 0
    return { seq, hash, state: this.state, stateVector: this.stateVector }
  }

  judge(update: Uint8Array, seatId: string): Verdict {
    // What an update is judged by stands still meanwhile.
    if (this.#shown.length > 0) this.catchUp()
    const verdict = checkUpdate(update, this.#tentative, seatId, this.#limits)
    if (verdict.kind === 'accepted' && !this.#hasRoomFor(verdict.bytes.length)) {
      return { kind: 'refused', closeCode: closeCode.tooLarge, reason: 'this text is full' }
    }
    return verdict
  }

  /** Hands an accepted update to the log. */
  accept({ bytes, fresh, isAlone }: Accepted, seatId: string, source: Source): void {
    this.#byteCount += bytes.length
    this.#add({ source, seatId, at: Date.now(), bytes, isAlone, fresh })
  }

  /** Makes a client id this seat's before anything is written under it. False when it is another's. */
  reserve(client: number, seatId: string, source: Source): boolean {
    const claimedBy = this.#tentative.claims.get(client)
    if (claimedBy !== undefined) return claimedBy === seatId
    if (this.#tentative.claimCount(seatId) >= maxClientsPerSeat) return false
    this.#add({ ...nothingNew([client]), seatId, source })
    return true
  }

  /** Tells the source once all that was accepted before is durable. */
  follow(source: Source): void {
    this.#add({ ...nothingNew([]), seatId: '', source })
  }

  /** The next rows of the log, linked to those before. */
  takeShare(maxBytes: number): Share {
    const entries = this.#waiting.take(maxBytes)
    const updates = chainOn(this.#owner.place, this.#last, joinedRows(entries))
    this.#last = updates.at(-1) ?? this.#last
    const claims = entries.flatMap(({ fresh, seatId, at }) =>
      fresh.claims.map((client) => ({ client, seatId, at: new Date(at).toISOString() })),
    )
    return { owner: this.#owner, count: entries.length, claims, updates, isLast: this.#waiting.isAllTaken }
  }

  /** A share is in the database now. It is shown; the document has time, so neither readers nor the next commit wait. */
  commit({ count, updates }: Share, show: (committed: Committed<Source>) => void): void {
    const entries = this.#waiting.settle(count)
    const authors = new Set(entries.flatMap(({ bytes, source }) => (bytes ? [source] : [])))
    const update = updates.length > 0 ? merged(updates.map(({ bytes }) => bytes)) : null
    if (update) {
      this.#committed = updates.at(-1) ?? this.#committed
      this.#whole = null
      this.#bytesSinceSnapshot += update.length
      this.#shown.push({ updates, entries })
      this.#catchUpSoon()
    } else this.#settle(entries)
    show({ update, authors, settled: entries.map(({ source }) => source) })
  }

  /** Lets go of what waits, telling who waits for it. */
  abandon(tell: (source: Source) => void): void {
    clearTimeout(this.#catchingUp)
    for (const { source } of this.#waiting.abandon()) tell(source)
  }

  #catchUpSoon(): void {
    this.#catchingUp ??= setTimeout(() => {
      this.#catchingUp = undefined
      try {
        this.catchUp()
      } catch (err) {
        this.#owner.broken(err)
      }
    }, catchUpAfterMs)
  }

  #apply(doc: Y.Doc): void {
    doc.transact(() => {
      for (const { updates } of this.#shown) for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
    })
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs || pendingDs) throw new Error('a checked update left something waiting')
    const settled = this.#shown.flatMap(({ entries }) => entries)
    this.#shown = []
    this.#settle(settled)
  }

  #settle(entries: readonly Entry<Source>[]): void {
    this.#tentative.settle(entries.map(({ fresh }) => fresh))
  }

  #add(entry: Entry<Source>): void {
    this.#tentative.accept(entry.fresh, entry.seatId)
    this.#waiting.add(entry)
    this.#log.wake(this.#owner)
  }

  /** The estimate only grows, so it is made exact before anybody is refused for it. */
  #hasRoomFor(byteCount: number): boolean {
    const { maxDocumentBytes } = this.#limits
    if (this.#byteCount + byteCount <= maxDocumentBytes) return true
    this.#byteCount = this.state.length + this.#waiting.byteCount
    return this.#byteCount + byteCount <= maxDocumentBytes
  }
}

/** A state vector that names nobody: a newcomer's. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}

/** An entry that brings no text. */
function nothingNew(claims: number[]) {
  return { at: Date.now(), bytes: null, isAlone: true, fresh: { runs: new Map(), claims, roots: [] } }
}
