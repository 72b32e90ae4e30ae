import type { Names } from '../../shared/names.ts'
import { Refusal } from '../../shared/refusal.ts'
import { decide, evolve, type Happened, type Table } from '../../shared/table.ts'
import type { Queryable, Sql } from '../db.ts'
import { appendEvents, keepCommand, readCommand, readEvents, type Head } from '../history/event-store.ts'
import { isMoving } from './moving.ts'
import { transact } from '../transaction.ts'

/** Something asked of a table: by whom, under which id, and what else is written in the same transaction. */
export type Asked = {
  seatId: string
  commandId: string
  command: { type: string; [field: string]: unknown }
  /** Rows outside the history that must stand or fall with the events. Not called when nothing happens. */
  also?: (sql: Queryable) => Promise<void>
  /** When it happened: now, except in a story that began before (the example). */
  at?: string
  /** Names that are known once the transaction stands. */
  names?: Record<string, string>
}

export type Standing = { table: Table; head: Head; names: Names; isExample: boolean }

/**
 * Keeps one workspace: its table in memory, and the one queue through which its commands go. While nobody asks anything
 * it may rest: then it knows only where the history ends, and reads the table again when it is asked.
 */
export class Host {
  readonly workspaceId: string
  #standing: Standing | null
  /** Where the history ends, also while it rests. */
  #head: Head
  #askedAt = Date.now()
  #turnCount = 0
  #queue: Promise<unknown> = Promise.resolve()
  #isClosed = false
  readonly #sql: Sql
  readonly #reload: () => Promise<Standing>
  readonly #publish: (events: Happened[], names: Names) => void

  constructor(given: {
    workspaceId: string
    sql: Sql
    standing: Standing
    reload: () => Promise<Standing>
    publish: (events: Happened[], names: Names) => void
  }) {
    this.workspaceId = given.workspaceId
    this.#sql = given.sql
    this.#standing = given.standing
    this.#head = given.standing.head
    this.#reload = given.reload
    this.#publish = given.publish
  }

  get table(): Table {
    return this.#present.table
  }

  get isExample(): boolean {
    return this.#present.isExample
  }

  get names(): Names {
    return this.#present.names
  }

  /** What is in memory; null while it rests. */
  get standing(): Standing | null {
    return this.#standing
  }

  /** Has the table in memory when it resolves, and for a while after. */
  async wake(): Promise<void> {
    this.#askedAt = Date.now()
    if (!this.#standing) await this.inTurn(async () => {})
  }

  /** Lets go of the table when nobody has asked for so long. */
  restAfter(idleMs: number): void {
    if (this.#turnCount === 0 && Date.now() - this.#askedAt >= idleMs) this.#standing = null
  }

  /**
   * Does what is asked, or refuses with a Refusal and changes nothing. Given again under the same id it answers with
   * what it did the first time.
   */
  run(asked: Asked): Promise<Happened[]> {
    return this.inTurn(() => this.#run(asked))
  }

  /** Writes a name, which is not history, in turn with the commands. */
  rename(seatId: string, name: string): Promise<void> {
    return this.inTurn(async () => {
      await this.#sql`update seat set name = ${name} where id = ${seatId}`
      this.#learn({ [seatId]: name })
      this.#publish([], this.names)
    })
  }

  /** Reads what others may have written, and tells it. */
  async refresh(): Promise<void> {
    await this.inTurn(() => this.#readAnew(''))
  }

  /** Takes no more commands, and waits until every one given so far is done or refused. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#queue
  }

  /** Does something of this workspace in turn with its commands. Refuses with `moving` when it has left this node. */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw isMoving()
    this.#turnCount += 1
    const turn = this.#queue.then(async () => {
      if (!this.#standing) await this.#readAnew('')
      return work()
    })
    const over = () => {
      this.#turnCount -= 1
      this.#askedAt = Date.now()
    }
    this.#queue = turn.then(over, over)
    return turn
  }

  async #run(asked: Asked): Promise<Happened[]> {
    const { workspaceId } = this
    const before = await readCommand(this.#sql, workspaceId, asked.commandId)
    if (before) {
      // The answer to its commit was lost, and then the database was gone too, so nobody has been told of it yet.
      const isNews = (before.events.at(-1)?.seq ?? 0) > this.#head.seq
      if (isNews) await this.#readAnew(asked.commandId)
      return sameAuthor(before, asked)
    }
    const events = this.#decide(asked)
    if (events.length === 0) {
      await keepCommand(this.#sql, { ...asked, workspaceId })
      return []
    }
    const head = await this.#append(events, asked)
    // The answer to the commit was lost, and reading the table anew has told everyone what it did.
    if (!head) return events
    const table = events.reduce(evolve, this.table)
    this.#standing = { ...this.#present, table, head }
    this.#head = head
    this.#learn(asked.names ?? {})
    this.#publish(events, this.names)
    return events
  }

  #decide({ seatId, commandId, command, at = new Date().toISOString() }: Asked): Happened[] {
    const { seq } = this.#head
    return decide(this.table, { seatId, at }, command).map(({ type, payload }, index) => ({
      seq: seq + index + 1,
      at,
      seatId,
      commandId,
      type,
      // As it will be read back, so that the live table and one that is replayed are equal.
      payload: JSON.parse(JSON.stringify(payload)) as unknown,
    }))
  }

  /** Answers with the new head, or with nothing when the events stand although their commit seemed to fail. */
  async #append(events: Happened[], asked: Asked): Promise<Head | undefined> {
    const { workspaceId } = this
    try {
      return await transact(this.#sql, async (sql) => {
        await keepCommand(sql, { ...asked, workspaceId })
        const head = await appendEvents(sql, workspaceId, this.#head, events)
        await asked.also?.(sql)
        return head
      })
    } catch (err) {
      if (await this.#readAnew(asked.commandId)) return undefined
      throw err
    }
  }

  /** Another host may have written, or the answer to a commit was lost: reads what is true, and tells what is new. */
  async #readAnew(commandId: string): Promise<boolean> {
    const { seq } = this.#head
    const standing = await this.#reload()
    const missed = await readEvents(this.#sql, this.workspaceId, seq)
    // Only with both at hand: what is taken over without being told would never be told.
    this.#standing = standing
    this.#head = standing.head
    if (missed.length > 0) this.#publish(missed, this.names)
    return missed.some((happened) => happened.commandId === commandId)
  }

  #learn(names: Record<string, string>) {
    const seats = { ...this.names.seats, ...names }
    this.#standing = { ...this.#present, names: { ...this.names, seats } }
  }

  /** Whoever waited for something else so long that the table went to rest is answered when they ask again. */
  get #present(): Standing {
    if (!this.#standing) throw isMoving()
    return this.#standing
  }
}

function sameAuthor(before: { seatId: string; events: Happened[] }, { seatId }: Asked): Happened[] {
  if (before.seatId === seatId) return before.events
  throw new Refusal('invalid', 'This command id was used before. Make a new one for every command.', 'id')
}
