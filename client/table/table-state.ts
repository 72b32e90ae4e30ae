import type { Names } from '../../shared/names.ts'
import type { Presence } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Table } from '../../shared/table.ts'
import { Unreachable } from '../api.ts'
import { isGone } from './following.ts'
import type { Waiting } from './outbox.ts'

/** The live copy of a table as a seat sees it, with what this seat has asked for already applied. */
export type TableState =
  | { is: 'loading' }
  /** `gone`: no seat here. `unreachable`: it tries again by itself. `outdated`: the page is older than the server. */
  | { is: 'failed'; why: 'gone' | 'unreachable' | 'outdated'; message: string; waiting: readonly Waiting[] }
  | {
      is: 'ready'
      table: Table
      names: Names
      seatId: string
      isExample: boolean
      present: readonly Presence[]
      /** Whether the page hears the server, and what is asked of it is done. */
      isOnline: boolean
      /** Whether the page hears the server. If so and yet not online, the server cannot do what it is asked. */
      isConnected: boolean
      /** The server is newer than this page, which stands still until it is loaded again. */
      isOutdated: boolean
      waiting: readonly Waiting[]
    }

export type Ready = Extract<TableState, { is: 'ready' }>
export type Failed = Extract<TableState, { is: 'failed' }>

/** Why the table could not be loaded, or is not to be seen any more. */
export function failureOf(err: unknown): Pick<Failed, 'why' | 'message'> {
  if (err instanceof Refusal && isGone(err.code)) return { why: 'gone', message: err.message }
  if (err instanceof Unreachable || err instanceof Refusal)
    return { why: 'unreachable', message: err.message }
  return { why: 'outdated', message: 'Concord has been renewed since this page was loaded.' }
}
