import type { Sql } from '../db.ts'

export type DatabaseState = 'answers' | 'slow' | 'not reachable'

/**
 * Asks the database whether it is there. One question at a time, however often it is called: a stalled database would
 * else collect a question for each call, and they would take the connections that words wait for.
 */
export class DatabaseProbe {
  readonly #sql: Sql
  readonly #patienceMs: number
  #asking: Promise<DatabaseState> | undefined

  constructor(sql: Sql, patienceMs: number) {
    this.#sql = sql
    this.#patienceMs = patienceMs
  }

  /** Answers in time, whatever the database does. */
  async state(): Promise<DatabaseState> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>(
      (resolve) => (timer = setTimeout(() => resolve(undefined), this.#patienceMs)),
    )
    this.#asking ??= this.#ask()
    const state = await Promise.race([this.#asking, late])
    clearTimeout(timer)
    return state ?? 'slow'
  }

  async #ask(): Promise<DatabaseState> {
    const sql = this.#sql
    const state = await sql`select 1`.then(
      (): DatabaseState => 'answers',
      (err: unknown) => stateIn(err),
    )
    this.#asking = undefined
    return state
  }
}

/** A connection that is taken and then not greeted is what a stalled database gives; that is no reason to leave. */
function stateIn(err: unknown): DatabaseState {
  const isTimeout = err instanceof Error && 'code' in err && err.code === 'CONNECT_TIMEOUT'
  return isTimeout ? 'slow' : 'not reachable'
}
