import type { Names } from '../../shared/names.ts'
import type { Happened, Table } from '../../shared/table.ts'
import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import { Host, type Standing } from './host.ts'
import type { Leases } from './leases.ts'
import { isMoving } from './moving.ts'
import { readStanding, readWorkspace } from './read-standing.ts'
import { nobody, type Guests, type Here, type Residence } from './residence.ts'

export type News = { workspaceId: string; table: Table; events: Happened[]; names: Names }

type Given = {
  sql: Sql
  log: Log
  leases: Pick<Leases, 'take' | 'giveBack' | 'holds' | 'sure' | 'listen' | 'close' | 'minHoldMs'>
  /** A workspace that nobody has open or asks anything of for so long leaves the memory. */
  idleAfterMs?: number | undefined
  /** A table of which nobody asks anything for so long leaves it too, though pages stay open. */
  restAfterMs?: number | undefined
}

const usualIdleAfterMs = 5 * 60_000
const usualRestAfterMs = 30_000

/**
 * The workspaces that live on this node, each by a lease. People who arrive together share one lease and one load. A
 * workspace that another node asks for, or that nobody uses, leaves once all it holds is durable.
 */
export class Hosting {
  readonly #given: Given
  readonly #idleAfterMs: number
  readonly #restAfterMs: number
  readonly #residences = new Map<string, Residence>()
  readonly #listeners: ((news: News) => void)[] = []
  readonly #sweep: NodeJS.Timeout
  #guests = nobody
  #isDraining = false

  constructor(given: Given) {
    this.#given = given
    this.#idleAfterMs = given.idleAfterMs ?? usualIdleAfterMs
    this.#restAfterMs = given.restAfterMs ?? usualRestAfterMs
    given.leases.listen({
      asked: (workspaceId) => this.#asked(workspaceId),
      lost: (workspaceId) => this.#lost(workspaceId),
      dropped: (workspaceId) => void this.#refresh(workspaceId),
    })
    const sweepEveryMs = Math.min(this.#idleAfterMs / 10, this.#restAfterMs / 5)
    this.#sweep = setInterval(() => this.#unloadIdle(), sweepEveryMs).unref()
  }

  /** Is called after every commit, in the order of the history. Listeners must not throw. */
  onNews(listener: (news: News) => void) {
    this.#listeners.push(listener)
  }

  /** Whom to send away before a workspace leaves. */
  receive(guests: Guests): void {
    this.#guests = guests
  }

  /**
   * The host of a workspace, which lives on this node from now on. Refuses with `not_found` when there is none, in words
   * that reveal nothing, and with `moving` when it is on its way to another node.
   */
  async host(workspaceId: string): Promise<Host> {
    for (;;) {
      await this.#given.leases.sure()
      const residence = this.#residences.get(workspaceId)
      if (!residence) return this.#arrive(workspaceId)
      if (residence.is === 'arriving') return residence.host
      if (residence.is === 'here') {
        residence.usedAt = Date.now()
        await residence.host.wake()
        return residence.host
      }
      if (residence.is === 'elsewhere') this.#forgetWhereItWent(workspaceId, residence.since)
      else if (residence.isForAnother) throw isMoving()
      else await residence.ended
    }
  }

  /** A workspace as it stands, wherever it lives: for a look at many of them. */
  async look(workspaceId: string): Promise<Pick<Standing, 'table' | 'names' | 'isExample'>> {
    const residence = this.#residences.get(workspaceId)
    const known = residence?.is === 'here' ? residence.host.standing : null
    return known ?? readStanding(this.#given.sql, workspaceId)
  }

  /** Has the table of a workspace that lives here in memory, for `tableOf`. */
  async recall(workspaceId: string): Promise<void> {
    const residence = this.#residences.get(workspaceId)
    if (residence?.is === 'here' || residence?.is === 'leaving') await residence.host.wake()
  }

  /** Whether it lives here at this moment. Who was judged some time ago asks again before a socket is let in. */
  isHere(workspaceId: string): boolean {
    return this.#residences.get(workspaceId)?.is === 'here'
  }

  /** The table of a workspace that is in memory, for questions that cannot wait. */
  tableOf(workspaceId: string): Table | undefined {
    const residence = this.#residences.get(workspaceId)
    return residence?.is === 'here' || residence?.is === 'leaving'
      ? residence.host.standing?.table
      : undefined
  }

  /** The names of a workspace that is in memory. */
  namesOf(workspaceId: string): Names | undefined {
    const residence = this.#residences.get(workspaceId)
    return residence?.is === 'here' || residence?.is === 'leaving'
      ? residence.host.standing?.names
      : undefined
  }

  /** How many workspaces are in memory. */
  get count(): number {
    return this.#hosts().length
  }

  /** From now on no workspace comes here. Those that are here stay until `close`. */
  drain(): void {
    this.#isDraining = true
    clearInterval(this.#sweep)
  }

  /** Waits for the commands given so far, and gives every workspace back. */
  async close(): Promise<void> {
    this.drain()
    await Promise.all(this.#hosts().map((host) => host.close()))
    await this.#given.leases.close()
  }

  #arrive(workspaceId: string): Promise<Host> {
    if (this.#isDraining) throw isMoving()
    const host = this.#comeHere(workspaceId)
    const arriving: Residence = { is: 'arriving', host }
    this.#residences.set(workspaceId, arriving)
    host.catch(() => {
      if (this.#residences.get(workspaceId) === arriving) this.#residences.delete(workspaceId)
    })
    return host
  }

  async #comeHere(workspaceId: string): Promise<Host> {
    const { sql, leases } = this.#given
    await readWorkspace(sql, workspaceId)
    const { wasElsewhere } = await leases.take(workspaceId)
    try {
      const host = await this.#load(workspaceId)
      // It may have been lost while it was loading.
      if (!leases.holds(workspaceId)) throw isMoving()
      const now = Date.now()
      this.#residences.set(workspaceId, { is: 'here', host, wasElsewhere, cameAt: now, usedAt: now })
      return host
    } catch (err) {
      await leases.giveBack(workspaceId)
      throw err
    }
  }

  async #load(workspaceId: string): Promise<Host> {
    const { sql } = this.#given
    const host = new Host({
      workspaceId,
      sql,
      standing: await readStanding(sql, workspaceId),
      reload: () => readStanding(sql, workspaceId),
      publish: (events, names) => {
        for (const listener of this.#listeners) listener({ workspaceId, table: host.table, events, names })
      },
    })
    return host
  }

  /** The other node asks again until it has it, so what is not possible now is left for then. */
  #asked(workspaceId: string): void {
    const residence = this.#residences.get(workspaceId)
    if (residence?.is !== 'here' || this.#isDraining) return
    const { wasElsewhere, cameAt } = residence
    if (wasElsewhere && Date.now() - cameAt < this.#given.leases.minHoldMs) return
    this.#leave(workspaceId, residence, { isForAnother: true, isForced: false })
  }

  #lost(workspaceId: string): void {
    const residence = this.#residences.get(workspaceId)
    if (residence?.is === 'here') this.#leave(workspaceId, residence, { isForAnother: true, isForced: true })
  }

  #leave(workspaceId: string, here: Here, why: { isForAnother: boolean; isForced: boolean }): void {
    const ended = this.#sendAway(workspaceId, here.host, why.isForced).then(
      (isGone) => this.#settle(workspaceId, isGone ? undefined : here, why.isForAnother),
      (err: unknown) => {
        this.#given.log.error({ err, workspaceId }, 'workspace did not leave')
        this.#settle(workspaceId, here, false)
      },
    )
    this.#residences.set(workspaceId, {
      is: 'leaving',
      host: here.host,
      isForAnother: why.isForAnother,
      ended,
    })
  }

  /** False when words could not be made durable: then everything goes on here. */
  async #sendAway(workspaceId: string, host: Host, isForced: boolean): Promise<boolean> {
    const startedAt = performance.now()
    const isSaved = await this.#guests.releaseTexts(workspaceId)
    // It may have been lost meanwhile, and then it cannot stay.
    if (!isSaved && !isForced && this.#given.leases.holds(workspaceId)) return false
    await host.close()
    // With no command under way, nobody writes on behalf of a seat any more either.
    this.#guests.dropTexts(workspaceId)
    this.#guests.releasePages(workspaceId)
    await this.#given.leases.giveBack(workspaceId)
    const tookMs = Math.round(performance.now() - startedAt)
    this.#given.log.info({ workspaceId, tookMs, isForced }, 'workspace left this node')
    return true
  }

  #settle(workspaceId: string, stays: Here | undefined, isForAnother: boolean): void {
    if (stays) this.#residences.set(workspaceId, { ...stays, usedAt: Date.now() })
    else if (isForAnother) this.#residences.set(workspaceId, { is: 'elsewhere', since: Date.now() })
    else this.#residences.delete(workspaceId)
  }

  /** Requests that were on their way when it left must not fetch it back. */
  #forgetWhereItWent(workspaceId: string, since: number): void {
    if (Date.now() - since < this.#given.leases.minHoldMs) throw isMoving()
    this.#residences.delete(workspaceId)
  }

  /** What another node wrote after it had lost the workspace is read, so that nobody here looks at less. */
  async #refresh(workspaceId: string): Promise<void> {
    const arriving = this.#residences.get(workspaceId)
    // What it loads may be from before those words.
    if (arriving?.is === 'arriving') await arriving.host.catch(() => {})
    const residence = this.#residences.get(workspaceId)
    if (residence?.is !== 'here') return
    try {
      await residence.host.refresh()
      await this.#guests.releaseTexts(workspaceId)
    } catch (err) {
      this.#given.log.error({ err, workspaceId }, 'workspace could not be read anew')
    }
  }

  #unloadIdle(): void {
    const now = Date.now()
    const busy = this.#guests.busyIn()
    for (const [workspaceId, residence] of this.#residences) {
      if (residence.is === 'elsewhere' && now - residence.since > this.#given.leases.minHoldMs)
        this.#residences.delete(workspaceId)
      if (residence.is !== 'here') continue
      if (!busy.has(workspaceId)) residence.host.restAfter(this.#restAfterMs)
      if (this.#guests.isAnyHere(workspaceId)) residence.usedAt = now
      else if (now - residence.usedAt >= this.#idleAfterMs)
        this.#leave(workspaceId, residence, { isForAnother: false, isForced: false })
    }
  }

  #hosts(): Host[] {
    return [...this.#residences.values()].flatMap((residence) =>
      residence.is === 'here' || residence.is === 'leaving' ? [residence.host] : [],
    )
  }
}
