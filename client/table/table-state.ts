import type { Names } from '../../shared/names.ts'
import type { Presence } from '../../shared/live.ts'
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
      /** When the page heard the server last, in milliseconds since 1970; null while it hears it. */
      awaySince: number | null
      /** The server is newer than this page, which stands still until it is loaded again. */
      isOutdated: boolean
      waiting: readonly Waiting[]
    }

export type Ready = Extract<TableState, { is: 'ready' }>
export type Failed = Extract<TableState, { is: 'failed' }>

/** What the server answers, or the device kept of it. */
export type Loaded = Pick<Ready, 'table' | 'names' | 'isExample'>

/** How the page stands with the server; the names are those of the state. */
export type Line = Pick<Ready, 'isConnected' | 'awaySince'> & { isStuck: boolean }

/** What a page shows of its line. */
export const shownLine = ({ isConnected, isStuck, awaySince }: Line) => ({
  isOnline: isConnected && !isStuck,
  isConnected,
  awaySince,
  ...(!isConnected && { present: [] }),
})

/** A table that was just loaded, or one that is known from before. */
export function readyWith(
  { table, names, isExample }: Loaded,
  seatId: string,
  awaySince: number | null,
): Ready {
  const isConnected = awaySince === null
  const line = { isOnline: isConnected, isConnected, awaySince, isOutdated: false }
  return { is: 'ready', table, names, isExample, seatId, present: [], waiting: [], ...line }
}

/** Why the table could not be loaded, or is not to be seen any more. */
export function failureOf(err: unknown): Pick<Failed, 'why' | 'message'> {
  if (err instanceof Refusal && isGone(err.code)) return { why: 'gone', message: err.message }
  if (err instanceof Unreachable || err instanceof Refusal)
    return { why: 'unreachable', message: err.message }
  return { why: 'outdated', message: 'Concord has been renewed since this page was loaded.' }
}
