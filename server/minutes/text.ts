import * as Y from 'yjs'
import { closeCode, syncMessage, syncStep } from '../../shared/minutes/wire.ts'
import { hashUpdate, type ChainedUpdate, type Link } from './chain.ts'
import { checkUpdate, maxClientsPerSeat, type Verdict } from './check-update.ts'
import type { Limits } from './limits.ts'
import type { StoredText } from './load-text.ts'
import { frameOf } from './fan-out.ts'
import type { Snapshot } from './snapshot.ts'
import { Tentative, type Fresh } from './tentative.ts'
import type { LogOwner, UpdateLog } from './update-log.ts'

type Accepted = Extract<Verdict, { kind: 'accepted' }>

/** One entry that the log has not committed yet. Without an update it only reserves a client id. */
type Waiting<Source> = { source: Source; link: Link; bytes: Uint8Array | null; fresh: Fresh }

export type Committed<Source> = { update: Uint8Array | null; authors: Set<Source>; settled: Source[] }

/** One text in memory: what is committed, in `doc`, and what waits for the database, never in it. */
export class Text<Source> {
  readonly doc: Y.Doc
  readonly #owner: LogOwner
  readonly #log: UpdateLog
  readonly #limits: Limits
  readonly #tentative: Tentative
  readonly #waiting: Waiting<Source>[] = []
  #byteCount: number
  /** The whole text as one update, while nobody has changed it. */
  #state: Uint8Array | null
  #snapshotSeq: number
  #bytesSinceSnapshot = 0
  /** The last update that was accepted. */
  #last: Link
  /** The last update that is in the database. */
  #committed: Link

  constructor(stored: StoredText, owner: LogOwner, log: UpdateLog, limits: Limits) {
    this.doc = stored.doc
    this.#last = this.#committed = stored.last
    this.#snapshotSeq = stored.snapshotSeq
    this.#state = stored.state
    this.#byteCount = this.state.length
    this.#tentative = new Tentative(stored.doc, stored.claims)
    this.#owner = owner
    this.#log = log
    this.#limits = limits
  }

  get seq(): number {
    return this.#last.seq
  }

  get committedSeq(): number {
    return this.#committed.seq
  }

  get isSettled(): boolean {
    return this.#waiting.length === 0
  }

  /** All that is durable, as one update. Made once for as many as come while nobody writes. */
  get state(): Uint8Array {
    this.#state ??= Y.encodeStateAsUpdate(this.doc)
    return this.#state
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
    return { seq, hash, state: this.state }
  }

  judge(update: Uint8Array, seatId: string): Verdict {
    const verdict = checkUpdate(update, this.#tentative, seatId, this.#limits)
    if (verdict.kind === 'accepted' && !this.#hasRoomFor(verdict.bytes.length)) {
      return { kind: 'refused', closeCode: closeCode.tooLarge, reason: 'this text is full' }
    }
    return verdict
  }

  /** Hands an accepted update to the log. */
  accept({ bytes, fresh }: Accepted, seatId: string, source: Source): void {
    const at = new Date().toISOString()
    const seq = this.seq + 1
    const row = { seq, seatId, at, bytes, prevHash: this.#last.hash }
    const update: ChainedUpdate = { ...row, hash: hashUpdate(this.#owner.place, row) }
    this.#last = update
    this.#byteCount += bytes.length
    this.#tentative.accept(fresh, seatId)
    this.#waiting.push({ source, link: update, bytes, fresh })
    const claims = fresh.claims.map((client) => ({ client, seatId, at }))
    this.#log.append({ owner: this.#owner, claims, update })
  }

  /** Makes a client id this seat's before anything is written under it. False when it is another's. */
  reserve(client: number, seatId: string, source: Source): boolean {
    const claimedBy = this.#tentative.claims.get(client)
    if (claimedBy !== undefined) return claimedBy === seatId
    if (this.#tentative.claimCount(seatId) >= maxClientsPerSeat) return false
    this.#append([client], seatId, source)
    return true
  }

  /** Tells the source once all that was accepted before is durable. */
  follow(source: Source): void {
    this.#append([], '', source)
  }

  /** Puts the oldest waiting entries, which are in the database now, into the document. */
  commit(count: number): Committed<Source> {
    const entries = this.#waiting.splice(0, count)
    const updates = entries.filter((entry) => entry.bytes !== null)
    this.doc.transact(() => {
      for (const { bytes } of updates) if (bytes) Y.applyUpdate(this.doc, bytes)
    })
    for (const { fresh, link, bytes } of entries) {
      this.#tentative.settle(fresh)
      this.#committed = link
      this.#bytesSinceSnapshot += bytes?.length ?? 0
    }
    if (updates.length > 0) this.#state = null
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs || pendingDs) throw new Error('a checked update left something waiting')
    const authors = new Set(updates.map(({ source }) => source))
    return { update: merged(updates), authors, settled: entries.map(({ source }) => source) }
  }

  /** Lets go of what waits, telling who waits for it. */
  abandon(tell: (source: Source) => void): void {
    for (const { source } of this.#waiting.splice(0)) tell(source)
  }

  #append(clients: number[], seatId: string, source: Source): void {
    const fresh: Fresh = { runs: new Map(), claims: clients, roots: [] }
    this.#tentative.accept(fresh, seatId)
    this.#waiting.push({ source, link: this.#last, bytes: null, fresh })
    const at = new Date().toISOString()
    const claims = clients.map((client) => ({ client, seatId, at }))
    this.#log.append({ owner: this.#owner, claims, update: null })
  }

  /** The estimate only grows, so it is made exact before anybody is refused for it. */
  #hasRoomFor(byteCount: number): boolean {
    const { maxDocumentBytes } = this.#limits
    if (this.#byteCount + byteCount <= maxDocumentBytes) return true
    const waiting = this.#waiting.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
    this.#byteCount = this.state.length + waiting
    return this.#byteCount + byteCount <= maxDocumentBytes
  }
}

/** A state vector that names nobody: a newcomer's. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}

/** One update for all of a commit: a client reads one protocol message per frame, and one frame is the cheapest. */
function merged<Source>(entries: readonly Waiting<Source>[]): Uint8Array | null {
  const updates = entries.flatMap(({ bytes }) => (bytes ? [bytes] : []))
  return updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null)
}
