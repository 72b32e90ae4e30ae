import { connectAlone, type Sql } from '../db.ts'
import { hasNoAnswer, inTime } from '../in-time.ts'

/**
 * The log's own connection. A session of the database that wrote a moment ago answers sooner than one of ten that take
 * turns, as those of a pool do, and every letter waits for that answer.
 */
export class LogConnection {
  readonly #pool: Sql
  readonly #timeoutMs: number
  #sql: Sql

  constructor(pool: Sql, timeoutMs: number) {
    this.#pool = pool
    this.#timeoutMs = timeoutMs
    this.#sql = connectAlone(pool, 'minutes')
  }

  /** What the database answers. A connection that gives no answer in time is not asked again: it may swallow anything. */
  async ask<Answer>(question: (sql: Sql) => Promise<Answer>): Promise<Answer> {
    try {
      return await inTime(this.#timeoutMs, question(this.#sql))
    } catch (err) {
      if (hasNoAnswer(err)) this.#renew()
      throw err
    }
  }

  /** Gives up what is under way. */
  close(): Promise<void> {
    return this.#sql.end({ timeout: 0 })
  }

  #renew(): void {
    void this.close()
    this.#sql = connectAlone(this.#pool, 'minutes')
  }
}
