import type { Config } from './config.ts'
import type { Sql } from './db.ts'
import type { Hosting } from './hosting/hosting.ts'
import type { Log } from './log.ts'

/** What the routes of every noun are given. */
export type Services = {
  config: Config
  sql: Sql
  log: Log
  hosting: Hosting
  /** Something about a seat changed outside the history: its open sockets are judged afresh. */
  rejudge: (workspaceId: string, seatId: string) => void
}
