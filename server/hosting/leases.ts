import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import { Asking } from './lease-asking.ts'
import { LastWords } from './last-words.ts'
import { LeaseSession, type Word } from './lease-session.ts'
import { usualLeaseTimes, type LeaseTimes } from './lease-times.ts'
import { isMoving } from './moving.ts'

export type LeaseListener = {
  /** Another node asks for a workspace that this one holds. It asks again until it has it. */
  asked(workspaceId: string): void
  /** Another node has it, or had it meanwhile: what this node knows of it is the past. */
  lost(workspaceId: string): void
  /** A node that had lost it has written its last words about it. */
  dropped(workspaceId: string): void
}

/**
 * Which workspaces live on this node: it holds a PostgreSQL advisory lock for each, all in one session. The session that
 * ends (a node that died, a network that broke, a database that was restarted) frees them all; this node then opens
 * another and takes again what nobody else has had meanwhile.
 */
export class Leases {
  readonly #sql: Sql
  readonly #log: Log
  readonly #times: LeaseTimes
  readonly #nodeId = randomUUID()
  readonly #held = new Set<string>()
  readonly #asking = new Map<string, Asking>()
  readonly #lastWords: LastWords
  readonly #stopped = new AbortController()
  #listener: LeaseListener = { asked() {}, lost() {}, dropped() {} }
  #session: LeaseSession | undefined
  #opening: Promise<void> | undefined

  constructor(given: { sql: Sql; log: Log; times?: Partial<LeaseTimes> | undefined }) {
    this.#sql = given.sql
    this.#log = given.log
    this.#times = { ...usualLeaseTimes, ...given.times }
    this.#lastWords = new LastWords(this.#times, {
      say: (workspaceId) => this.#say('dropped', workspaceId),
      isHeld: (workspaceId) => this.#isHeld(workspaceId),
    })
  }

  get minHoldMs(): number {
    return this.#times.minHoldMs
  }

  listen(listener: LeaseListener): void {
    this.#listener = listener
  }

  /** Whether this node took it and has not given it back or lost it. True also while its session is opened anew. */
  holds(workspaceId: string): boolean {
    return this.#held.has(workspaceId)
  }

  /** Resolves when `holds` is the truth of the database again. Refuses with `moving` when that takes too long. */
  async sure(): Promise<void> {
    if (this.#held.size > 0) await this.#untilOpen(Date.now() + this.#times.takeWithinMs)
  }

  /**
   * Takes a workspace that this node does not hold, asking the node that does; says whether another had it. Must not be
   * called twice at once for one workspace. Refuses with `moving` when it cannot be had in time.
   */
  async take(workspaceId: string): Promise<{ wasElsewhere: boolean }> {
    const deadline = Date.now() + this.#times.takeWithinMs
    const asking = new Asking(this.#times)
    this.#asking.set(workspaceId, asking)
    try {
      while (!(await this.#tryTake(workspaceId, asking, deadline)))
        if (Date.now() > deadline) throw isMoving()
      return { wasElsewhere: asking.hasAsked }
    } finally {
      this.#asking.delete(workspaceId)
    }
  }

  /** Gives it back, or, when it was lost, tells whoever has it now that this node writes nothing any more. */
  async giveBack(workspaceId: string): Promise<void> {
    if (!this.#held.delete(workspaceId)) return this.#lastWords.tell(workspaceId)
    await this.#try(async (session) => {
      await session.unlock(workspaceId)
      await session.say({ from: this.#nodeId, says: 'free', workspaceId })
    })
  }

  /** Ends the session, and so gives everything back at once. */
  async close(): Promise<void> {
    this.#stopped.abort()
    this.#lastWords.stop()
    await this.#opening?.catch(() => {})
    await this.#session?.close()
    this.#session = undefined
  }

  async #tryTake(workspaceId: string, asking: Asking, deadline: number): Promise<boolean> {
    const session = await this.#untilOpen(deadline)
    try {
      if ((await session.lock([workspaceId])).length > 0) {
        await this.#record(session, workspaceId)
        return true
      }
      const holder = await session.holderOf(workspaceId)
      if (holder === undefined) return false
      if (asking.isDue(holder)) await session.say({ from: this.#nodeId, says: 'ask', workspaceId })
      await asking.pause()
      if (!asking.isInVain(holder)) return false
      this.#log.warn({ workspaceId, pid: holder }, 'node does not answer, ending its leases')
      await session.terminate(holder)
    } catch (err) {
      // With the session, its locks are gone, this one too.
      if (!session.isOver) throw err
    }
    return false
  }

  async #record(session: LeaseSession, workspaceId: string): Promise<void> {
    try {
      await session.record(workspaceId, this.#nodeId)
      this.#held.add(workspaceId)
      this.#lastWords.forget(workspaceId)
    } catch (err) {
      if (!session.isOver) await session.unlock(workspaceId)
      throw err
    }
  }

  async #untilOpen(deadline: number): Promise<LeaseSession> {
    while (!this.#session) {
      if (this.#stopped.signal.aborted) throw isMoving()
      this.#opening ??= this.#open().finally(() => (this.#opening = undefined))
      const leftMs = deadline - Date.now()
      const late = sleep(Math.max(0, leftMs), 'late', { ref: false })
      if ((await Promise.race([this.#opening, late])) === 'late') throw isMoving()
    }
    return this.#session
  }

  /** Opens a session and takes again what is this node's, as often as it must. */
  async #open(): Promise<void> {
    const { reopenAfterMs, maxReopenDelayMs } = this.#times
    for (let delayMs = reopenAfterMs; !this.#stopped.signal.aborted; delayMs *= 2) {
      let session: LeaseSession | undefined
      try {
        session = await LeaseSession.open(this.#sql, {
          heard: (word) => this.#hear(word),
          ended: () => this.#end(session),
        })
        await this.#takeAgain(session)
        void this.#lastWords.tellAgain()
        return
      } catch (err) {
        await session?.close()
        this.#log.warn({ err }, 'no lease session, will retry')
        await this.#pause(Math.min(delayMs, maxReopenDelayMs))
      }
    }
  }

  #end(session: LeaseSession | undefined): void {
    if (!session || this.#session !== session) return
    this.#session = undefined
    this.#log.warn({ held: this.#held.size }, 'lease session ended')
    if (this.#stopped.signal.aborted) return
    // A database that restarts ends everybody's session at once.
    const delay = this.#pause(this.#times.reopenAfterMs)
    this.#opening ??= delay.then(() => this.#open()).finally(() => (this.#opening = undefined))
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => {})
  }

  /** Makes the session ours once it has the locks of what is still this node's, and no others. */
  async #takeAgain(session: LeaseSession): Promise<void> {
    const locked = new Set(await session.lock([...this.#held]))
    const own = new Set(await session.lastTakenBy(this.#nodeId, [...locked]))
    // Each may be given back until the session is ours, and a lock that nobody gives back is nobody's for ever.
    for (;;) {
      const needless = [...locked].find((id) => !own.has(id) || !this.#held.has(id))
      if (needless === undefined) break
      locked.delete(needless)
      await session.unlock(needless)
    }
    // It may have ended by now; then nobody was told, because it was not yet ours.
    if (session.isOver) throw new Error('the lease session ended at once')
    this.#session = session
    for (const workspaceId of this.#held) if (!own.has(workspaceId)) this.#lose(workspaceId)
  }

  #lose(workspaceId: string): void {
    this.#held.delete(workspaceId)
    this.#log.warn({ workspaceId }, 'another node has taken a workspace')
    this.#listener.lost(workspaceId)
  }

  #hear({ from, says, workspaceId }: Word): void {
    if (from === this.#nodeId) return
    const asking = this.#asking.get(workspaceId)
    if (says === 'heard') asking?.heard()
    else if (says === 'free') asking?.wake()
    else if (says === 'noted') this.#lastWords.forget(workspaceId)
    else if (!this.#held.has(workspaceId)) return
    else if (says === 'dropped') {
      void this.#say('noted', workspaceId)
      this.#listener.dropped(workspaceId)
    } else {
      void this.#say('heard', workspaceId)
      this.#listener.asked(workspaceId)
    }
  }

  #say(says: Word['says'], workspaceId: string): Promise<boolean> {
    return this.#try((session) => session.say({ from: this.#nodeId, says, workspaceId }))
  }

  /** Whether anybody has it. True also while that cannot be known. */
  async #isHeld(workspaceId: string): Promise<boolean> {
    let holder: number | undefined
    const isKnown = await this.#try(async (session) => {
      holder = await session.holderOf(workspaceId)
    })
    return !isKnown || holder !== undefined
  }

  /** Does what matters only as long as the session is there; says whether it was done. */
  async #try(work: (session: LeaseSession) => Promise<void>): Promise<boolean> {
    const session = this.#session
    if (!session) return false
    try {
      await work(session)
      return true
    } catch (err) {
      if (!session.isOver) this.#log.error({ err }, 'lease session failed')
      return false
    }
  }
}
