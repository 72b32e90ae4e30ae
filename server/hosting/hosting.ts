import { z } from 'zod'
import type { Names } from '../../shared/names.ts'
import { Refusal } from '../../shared/refusal.ts'
import { emptyTable, evolve, type Happened, type Table } from '../../shared/table.ts'
import type { Sql } from '../db.ts'
import { readHistory } from '../history/event-store.ts'
import { many, maybe } from '../rows.ts'
import { Host, type Standing } from './host.ts'

const Workspace = z.object({ childName: z.string(), isExample: z.boolean() })
const SeatName = z.object({ id: z.string(), name: z.string() })

export type News = { workspaceId: string; table: Table; events: Happened[]; names: Names }

/** The workspaces that live on this node. People who arrive together share one load. */
export class Hosting {
  readonly #sql: Sql
  readonly #hosts = new Map<string, Promise<Host>>()
  readonly #loaded = new Map<string, Host>()
  readonly #listeners: ((news: News) => void)[] = []

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Is called after every commit, in the order of the history. Listeners must not throw. */
  onNews(listener: (news: News) => void) {
    this.#listeners.push(listener)
  }

  /** The host of a workspace. Refuses with `not_found` when there is none, in words that reveal nothing. */
  async host(workspaceId: string): Promise<Host> {
    const known = this.#hosts.get(workspaceId) ?? this.#load(workspaceId)
    this.#hosts.set(workspaceId, known)
    try {
      return await known
    } catch (err) {
      this.#hosts.delete(workspaceId)
      throw err
    }
  }

  /** The table of a workspace that is in memory, for questions that cannot wait. */
  tableOf(workspaceId: string): Table | undefined {
    return this.#loaded.get(workspaceId)?.table
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#loaded.values()].map((host) => host.settled()))
  }

  async #load(workspaceId: string): Promise<Host> {
    const host = new Host({
      workspaceId,
      sql: this.#sql,
      standing: await this.#read(workspaceId),
      reload: () => this.#read(workspaceId),
      publish: (events, names) => this.#tell({ workspaceId, table: host.table, events, names }),
    })
    this.#loaded.set(workspaceId, host)
    return host
  }

  async #read(workspaceId: string): Promise<Standing> {
    const rows = await this.#sql`select child_name, is_example from workspace where id = ${workspaceId}`
    const workspace = maybe(Workspace, rows)
    if (!workspace) throw noSuchTable()
    const [{ events, head }, seats] = await Promise.all([
      readHistory(this.#sql, workspaceId),
      this.#sql`select id, name from seat where workspace_id = ${workspaceId} order by id`,
    ])
    return {
      table: events.reduce(evolve, emptyTable(workspaceId)),
      head,
      isExample: workspace.isExample,
      names: {
        child: workspace.childName,
        seats: Object.fromEntries(many(SeatName, seats).map(({ id, name }) => [id, name])),
      },
    }
  }

  #tell(news: News) {
    for (const listener of this.#listeners) listener(news)
  }
}

export const noSuchTable = () =>
  new Refusal('not_found', 'There is no such table, or you have no seat at it.')
