import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import type { ChainedUpdate, Place } from './chain.ts'
import type { Limits } from './limits.ts'
import type { Meter } from './meter.ts'
import { Pace } from './pace.ts'
import { insertEntries, isRefusedByDatabase, areStored } from './log-rows.ts'

export type Claim = { client: number; seatId: string; at: string }

/** Whoever appends to the log, told what became of it. A commit settles the oldest entries of an owner. */
export type LogOwner = {
  readonly place: Place
  committed(count: number): void
  /** Not in the database yet; kept, and tried again until it is. */
  notSaved(): void
  /** Another process writes this text. Nothing of this owner's is committed from now on. */
  fenced(): void
}

/** Without an update it only claims client ids. */
export type LogEntry = { owner: LogOwner; claims: readonly Claim[]; update: ChainedUpdate | null }

const maxBatchRows = 2_000
const maxBatchBytes = 8 * 1024 * 1024

/**
 * The one writer of all texts: takes everything that waits, commits it in one statement, and takes the next when that one
 * returned. So a busy server makes larger batches instead of more of them, and order is kept.
 */
export class UpdateLog {
  readonly #sql: Sql
  readonly #log: Log
  readonly #limits: Limits
  readonly #meter: Meter
  readonly #stopped = new AbortController()
  readonly #pace: Pace
  #pending: LogEntry[] = []
  #writing: Promise<void> | null = null
  #inFlight = 0
  #isTroubled = false

  constructor({ sql, log, limits, meter }: { sql: Sql; log: Log; limits: Limits; meter: Meter }) {
    this.#sql = sql
    this.#log = log
    this.#limits = limits
    this.#meter = meter
    this.#pace = new Pace(limits.maxRestMs)
  }

  append(entry: LogEntry): void {
    this.#pending.push(entry)
    this.#writing ??= this.#write()
  }

  /** Whether the last commit succeeded and none is taking unusually long. */
  isDurable(): boolean {
    return !this.#isTroubled
  }

  /** Entries that are not in the database yet. */
  get queued(): number {
    return this.#pending.length + this.#inFlight
  }

  async whenIdle(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  /** Gives up what could not be committed. */
  stop(): void {
    this.#stopped.abort()
    this.#pending = []
  }

  async #write(): Promise<void> {
    // Lets the frames of this turn of the event loop share the first batch.
    await nextTurn()
    while (this.#pending.length > 0) {
      const batch = this.#takeBatch()
      this.#inFlight = batch.length
      await this.#commit(batch)
      this.#inFlight = 0
      const { restMs } = this.#pace
      if (restMs >= 1) await sleep(restMs)
    }
    this.#writing = null
  }

  #takeBatch(): LogEntry[] {
    let bytes = 0
    const end = this.#pending.findIndex((entry, index) => {
      bytes += entry.update?.bytes.length ?? 0
      return index > 0 && (index >= maxBatchRows || bytes > maxBatchBytes)
    })
    return this.#pending.splice(0, end === -1 ? this.#pending.length : end)
  }

  /** Tries until the batch is committed or its owner is fenced; the batch stays as it is, so order is kept. */
  async #commit(entries: LogEntry[]): Promise<void> {
    let batch = entries
    for (let delayMs = 100; batch.length > 0 && !this.#stopped.signal.aborted;) {
      const slow = setTimeout(() => this.#notSaved(batch), this.#limits.slowCommitMs)
      const begun = performance.now()
      try {
        await insertEntries(this.#sql, batch)
        this.#meter.committed({ ...sizeOf(batch), ms: performance.now() - begun })
        this.#settle(batch)
        return
      } catch (err) {
        this.#meter.commitFailed(facts(err).code)
        this.#notSaved(batch)
        this.#log.error({ ...facts(err), updates: batch.length }, 'minutes not durable, will retry')
        if (isRefusedByDatabase(err)) batch = await this.#commitByOwner(batch)
        else await sleep(delayMs, undefined, { signal: this.#stopped.signal }).catch(() => {})
        delayMs = Math.min(delayMs * 2, this.#limits.maxRetryDelayMs)
      } finally {
        clearTimeout(slow)
      }
    }
  }

  /** The database refused a row: find whose, so that nobody else's words wait for it. Answers what is left to try. */
  async #commitByOwner(batch: LogEntry[]): Promise<LogEntry[]> {
    const left: LogEntry[] = []
    for (const [owner, entries] of byOwner(batch)) {
      try {
        // A connection lost during the commit leaves open whether it happened; our own rows are a success.
        if (!(await areStored(this.#sql, owner.place, entries))) await insertEntries(this.#sql, entries)
        this.#settle(entries)
      } catch (err) {
        if (isRefusedByDatabase(err)) this.#fence(owner, facts(err))
        else left.push(...entries)
      }
    }
    return left
  }

  #settle(entries: LogEntry[]): void {
    this.#isTroubled = false
    for (const [owner, own] of byOwner(entries)) owner.committed(own.length)
  }

  #fence(owner: LogOwner, reason: object): void {
    this.#pending = this.#pending.filter((entry) => entry.owner !== owner)
    this.#isTroubled = false
    this.#log.error({ ...owner.place, ...reason }, 'minutes written by another process, closing the room')
    owner.fenced()
  }

  #notSaved(batch: LogEntry[]): void {
    this.#isTroubled = true
    for (const owner of new Set([...batch, ...this.#pending].map((entry) => entry.owner))) owner.notSaved()
  }
}

function sizeOf(batch: readonly LogEntry[]): { updates: number; bytes: number } {
  const updates = batch.flatMap(({ update }) => (update ? [update] : []))
  return { updates: updates.length, bytes: updates.reduce((sum, { bytes }) => sum + bytes.length, 0) }
}

function byOwner(entries: readonly LogEntry[]): Map<LogOwner, LogEntry[]> {
  const owners = new Map<LogOwner, LogEntry[]>()
  for (const entry of entries) {
    const own = owners.get(entry.owner)
    if (own) own.push(entry)
    else owners.set(entry.owner, [entry])
  }
  return owners
}

/** Never the error itself: a database error can carry the parameters, and they are text of minutes. */
function facts(err: unknown): { code: string; reason: string } {
  if (!(err instanceof Error)) return { code: 'unknown', reason: 'unknown' }
  return { code: 'code' in err ? String(err.code) : err.name, reason: err.message }
}
