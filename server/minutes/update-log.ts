import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import type { ChainedUpdate, Place } from './chain.ts'
import type { Limits } from './limits.ts'
import { LogConnection } from './log-connection.ts'
import type { Meter } from './meter.ts'
import { Pace } from './pace.ts'
import { Turn } from './turn.ts'
import { insertShares, isRefusedByDatabase, isStored } from './log-rows.ts'

export type Claim = { client: number; seatId: string; at: string }

/** Whoever has something to write, told what became of it. Shares are committed in the order in which they were taken. */
export type LogOwner = {
  readonly place: Place
  /** Nothing of it is to be written any more. */
  readonly isOver: boolean
  /** The next of what it has to write, about so many bytes. */
  takeShare(maxBytes: number): Share
  committed(share: Share): void
  /** Something of ours went wrong in this text. */
  broken(err: unknown): void
  /** Not in the database yet; kept, and tried again until it is. */
  notSaved(): void
  /** Another process writes this text. Nothing of this owner's is committed from now on. */
  fenced(): void
}

/** What one owner writes in one batch: rows for `count` entries, and client ids that are claimed with them. */
export type Share = {
  owner: LogOwner
  count: number
  claims: readonly Claim[]
  updates: readonly ChainedUpdate[]
  isLast: boolean
}

const maxBatchBytes = 4 * 1024 * 1024

/**
 * The one writer of all texts: takes everything that waits, commits it in one statement, and takes the next when that one
 * returned. So a busy server makes larger batches instead of more of them, and order is kept.
 */
export class UpdateLog {
  readonly #connection: LogConnection
  readonly #log: Log
  readonly #limits: Limits
  readonly #meter: Meter
  readonly #stopped = new AbortController()
  readonly #pace: Pace
  readonly #turn = new Turn()
  #waiting = new Set<LogOwner>()
  #writing: Promise<void> | null = null
  #isTroubled = false

  constructor({ sql, log, limits, meter }: { sql: Sql; log: Log; limits: Limits; meter: Meter }) {
    this.#connection = new LogConnection(sql, limits.commitTimeoutMs)
    this.#log = log
    this.#limits = limits
    this.#meter = meter
    this.#pace = new Pace(limits.maxRestMs)
  }

  /** Somebody has something to write. */
  wake(owner: LogOwner): void {
    this.#waiting.add(owner)
    this.#writing ??= this.#write()
  }

  /** Whether the last commit succeeded and none is taking unusually long. */
  isDurable(): boolean {
    return !this.#isTroubled
  }

  async whenIdle(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  /** Gives up what could not be committed. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#turn.close()
    this.#waiting.clear()
    await this.#connection.close()
  }

  async #write(): Promise<void> {
    await this.#turn.next()
    while (this.#waiting.size > 0) {
      const batch = this.#takeBatch()
      await this.#commit(batch)
      const restMs = this.#pace.restMs(entryCount(batch))
      if (restMs >= 1) await sleep(restMs)
    }
    this.#writing = null
  }

  #takeBatch(): Share[] {
    const owners = this.#waiting
    this.#waiting = new Set()
    const batch: Share[] = []
    let bytesLeft = maxBatchBytes
    for (const owner of owners) {
      const share = bytesLeft > 0 ? this.#guarded(owner, () => owner.takeShare(bytesLeft)) : null
      if (!share?.isLast) this.#waiting.add(owner)
      if (!share) continue
      batch.push(share)
      bytesLeft -= byteCount([share])
    }
    return batch
  }

  /** Tries until the batch is committed or its owners are fenced; the batch stays as it is, so order is kept. */
  async #commit(shares: Share[]): Promise<void> {
    let batch = shares
    for (let delayMs = 100; batch.length > 0 && !this.#stopped.signal.aborted;) {
      const slow = setTimeout(() => this.#notSaved(batch), this.#limits.slowCommitMs)
      const begun = performance.now()
      try {
        await this.#connection.ask((sql) => insertShares(sql, batch))
      } catch (err) {
        this.#meter.commitFailed(facts(err).code)
        this.#notSaved(batch)
        // Rows that are refused are most often our own, stored already: then all is well.
        const level = isRefusedByDatabase(err) ? 'warn' : 'error'
        this.#log[level]({ ...facts(err), texts: batch.length }, 'minutes not durable, will retry')
        if (isRefusedByDatabase(err)) batch = await this.#commitEach(batch)
        else await sleep(delayMs, undefined, { signal: this.#stopped.signal }).catch(() => {})
        delayMs = Math.min(delayMs * 2, this.#limits.maxRetryDelayMs)
        // The text of a room that ended may be somebody else's by now.
        batch = batch.filter(({ owner }) => !owner.isOver)
        continue
      } finally {
        clearTimeout(slow)
      }
      this.#meter.committed({
        updates: entryCount(batch),
        bytes: byteCount(batch),
        ms: performance.now() - begun,
      })
      for (const share of batch) this.#settle(share)
      return
    }
  }

  /** The database refused a row: find whose, so that nobody else's words wait for it. Answers what is left to try. */
  async #commitEach(batch: Share[]): Promise<Share[]> {
    const left: Share[] = []
    for (const share of batch) {
      try {
        // A connection lost during the commit leaves open whether it happened; our own rows are a success.
        if (!(await this.#connection.ask((sql) => isStored(sql, share))))
          await this.#connection.ask((sql) => insertShares(sql, [share]))
      } catch (err) {
        if (isRefusedByDatabase(err)) this.#fence(share.owner, facts(err))
        else left.push(share)
        continue
      }
      this.#settle(share)
    }
    return left
  }

  #settle(share: Share): void {
    this.#isTroubled = false
    this.#guarded(share.owner, () => share.owner.committed(share))
  }

  /** What goes wrong in one text ends that text, and neither the batch nor the others. */
  #guarded<Result>(owner: LogOwner, work: () => Result): Result | null {
    try {
      return work()
    } catch (err) {
      owner.broken(err)
      return null
    }
  }

  #fence(owner: LogOwner, reason: object): void {
    this.#waiting.delete(owner)
    this.#isTroubled = false
    this.#log.warn({ ...owner.place, ...reason }, 'minutes written by another process, closing the room')
    owner.fenced()
  }

  #notSaved(batch: Share[]): void {
    this.#isTroubled = true
    for (const owner of new Set([...batch.map(({ owner }) => owner), ...this.#waiting])) owner.notSaved()
  }
}

function entryCount(batch: readonly Share[]): number {
  return batch.reduce((sum, { count }) => sum + count, 0)
}

function byteCount(batch: readonly Share[]): number {
  return batch.reduce((sum, { updates }) => updates.reduce((own, { bytes }) => own + bytes.length, sum), 0)
}

/** Never the error itself: a database error can carry the parameters, and they are text of minutes. */
function facts(err: unknown): { code: string; reason: string } {
  if (!(err instanceof Error)) return { code: 'unknown', reason: 'unknown' }
  return { code: 'code' in err ? String(err.code) : err.name, reason: err.message }
}
