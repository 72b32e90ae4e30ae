import postgres from 'postgres'
import { connectAlone, type Sql } from '../db.ts'
import { inTime } from '../in-time.ts'

/**
 * The log's own connection. A session of the database that wrote a moment ago answers sooner than one of ten that take
 * turns, as those of a pool do, and every letter waits for that answer.
 */
export class LogConnection {
  readonly #pool: Sql
  readonly #timeoutMs: number
  #sql: Sql
  #isClosed = false

  constructor(pool: Sql, timeoutMs: number) {
    this.#pool = pool
    this.#timeoutMs = timeoutMs
    this.#sql = this.#connect()
  }

  /** What the database answers, which may be that it took too long. */
  async ask<Answer>(question: (sql: Sql) => Promise<Answer>): Promise<Answer> {
    const asked = this.#sql
    try {
      return await inTime(this.#timeoutMs, question(asked))
    } catch (err) {
      // Not the database's own word: something is wrong with the line, and may stay wrong.
      if (!(err instanceof postgres.PostgresError) && asked === this.#sql) this.#renew()
      throw err
    }
  }

  /** Gives up what is under way. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.#sql.end({ timeout: 0 })
  }

  #renew(): void {
    if (this.#isClosed) return
    void this.#sql.end({ timeout: 0 })
    this.#sql = this.#connect()
  }

  /** The database gives up a little before we do: a session that nobody listens to any more would wait on in vain. */
  #connect(): Sql {
    const statementTimeoutMs = Math.ceil(0.9 * this.#timeoutMs)
    return connectAlone(this.#pool, 'minutes', { settings: { statement_timeout: statementTimeoutMs } })
  }
}
