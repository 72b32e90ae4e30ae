import { z } from 'zod'
import { connectAlone, type Sql } from '../db.ts'
import { many, maybe } from '../rows.ts'
import { hasNoAnswer, inTime } from '../in-time.ts'
import { leaseKey } from './lease-key.ts'

/** What nodes say to each other about a workspace; `from` is the node that speaks. */
const Word = z.object({
  from: z.string(),
  /**
   * `ask`: give it to me. `heard`: I have it, and am alive. `free`: I gave it back. `dropped`: I had it, lost it to another,
   * and write nothing any more. `noted`: I have it now, and know that.
   */
  says: z.enum(['ask', 'heard', 'free', 'dropped', 'noted']),
  workspaceId: z.string(),
})
export type Word = z.infer<typeof Word>

const channel = 'concord_lease'
const answerWithinMs = 5_000
const Id = z.object({ id: z.string() })
const Holder = z.object({ pid: z.number() })

type Listener = { heard: (word: Word) => void; ended: () => void }

/**
 * One session with the database: holds advisory locks, hears other nodes, and ends, with all of its locks, when its
 * connection does. It never begins again: what it answered is true of this session alone.
 */
export class LeaseSession {
  readonly #sql: Sql
  readonly #listener: Listener
  #isOver = false

  private constructor(pool: Sql, listener: Listener) {
    this.#listener = listener
    this.#sql = connectAlone(pool, 'lease', {
      closed: () => this.#end(),
      notified: (_channel, text) => this.#hear(text),
    })
  }

  /** Answers once the session is there and hears. */
  static async open(pool: Sql, listener: Listener): Promise<LeaseSession> {
    const session = new LeaseSession(pool, listener)
    try {
      await session.#ask(session.#sql`listen ${session.#sql(channel)}`)
      return session
    } catch (err) {
      await session.close()
      throw err
    }
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Takes the locks that are free, and answers with those. One that this session has already is counted twice. */
  async lock(workspaceIds: readonly string[]): Promise<string[]> {
    const rows = await this.#ask(this.#sql`
      select id
      from unnest(${[...workspaceIds]}::text[], ${workspaceIds.map(leaseKey)}::bigint[]) as wanted (id, key)
      where pg_try_advisory_lock(key)
    `)
    return many(Id, rows).map(({ id }) => id)
  }

  async unlock(workspaceId: string): Promise<void> {
    await this.#ask(this.#sql`select pg_advisory_unlock(${leaseKey(workspaceId)}::bigint)`)
  }

  /** Writes down that this node has taken a workspace. */
  async record(workspaceId: string, nodeId: string): Promise<void> {
    await this.#ask(this.#sql`
      insert into lease (workspace_id, node_id, taken_at)
      values (${workspaceId}, ${nodeId}, now())
      on conflict (workspace_id) do update set node_id = excluded.node_id, taken_at = excluded.taken_at
    `)
  }

  /** Those of the workspaces that this node was the last to take. */
  async lastTakenBy(nodeId: string, workspaceIds: readonly string[]): Promise<string[]> {
    const rows = await this.#ask(this.#sql`
      select workspace_id as id
      from lease
      where node_id = ${nodeId} and workspace_id = any(${[...workspaceIds]}::text[])
    `)
    return many(Id, rows).map(({ id }) => id)
  }

  /** The server process of the session that has the lock, if any. */
  async holderOf(workspaceId: string): Promise<number | undefined> {
    const rows = await this.#ask(this.#sql`
      select pid
      from pg_locks
      where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32 | objid::bigint) = ${leaseKey(workspaceId)}::bigint
    `)
    return maybe(Holder, rows)?.pid
  }

  /** Ends another node's session, and so all that it holds. */
  async terminate(pid: number): Promise<void> {
    await this.#ask(this.#sql`select pg_terminate_backend(${pid}::int)`)
  }

  async say(word: Word): Promise<void> {
    await this.#ask(this.#sql`select pg_notify(${channel}, ${JSON.stringify(word)})`)
  }

  /** Ends the session; its locks are free then. */
  async close(): Promise<void> {
    this.#isOver = true
    await this.#sql.end({ timeout: 1 })
  }

  /** The driver would connect again by itself, and the answer would be another session's. */
  async #ask<Rows>(query: PromiseLike<Rows>): Promise<Rows> {
    const rows = await inTime(answerWithinMs, query).catch((err: unknown) => {
      if (hasNoAnswer(err)) this.#end()
      throw err
    })
    if (this.#isOver) throw new Error('the lease session has ended')
    return rows
  }

  #hear(text: string): void {
    // A newer node may say what this one does not know.
    const word = Word.safeParse(JSON.parse(text)).data
    if (word && !this.#isOver) this.#listener.heard(word)
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    void this.#sql.end({ timeout: 0 })
    this.#listener.ended()
  }
}
