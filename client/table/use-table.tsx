import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Names } from '../../shared/names.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { LiveTable } from './live-table.ts'
import type { Failed, Ready } from './table-state.ts'

/** What a page of the table works with: the live state, one's own seat, and the way to ask for changes. */
export type AtTable = Ready & {
  seat: Seat
  live: LiveTable
  ask: LiveTable['ask']
  /** The address of a page of this table for this seat: `hrefTo('actions')`. */
  hrefTo: (page: string) => string
}

export const TableContext = createContext<AtTable | undefined>(undefined)

/** The table of the page that this component is on. */
export function useTable(): AtTable {
  const at = useContext(TableContext)
  if (!at) throw new Error('useTable outside a table')
  return at
}

type Props = {
  workspaceId: string
  seatId: string
  loading: ReactNode
  failed: (failure: Failed, live: LiveTable) => ReactNode
  children: ReactNode
}

/** Holds one seat's live table open for the pages inside. Another seat is another provider: give it a key. */
export function TableProvider({ workspaceId, seatId, loading, failed, children }: Props) {
  const [live] = useState(() => new LiveTable(workspaceId, seatId))
  useEffect(() => {
    void live.open()
    const keep = () => live.keep()
    window.addEventListener('pagehide', keep)
    // A phone throws hidden pages away and tells nobody.
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      live.close()
    }
  }, [live])
  const state = useSyncExternalStore(live.subscribe, live.state)
  if (state.is === 'loading') return loading
  if (state.is === 'failed') return failed(state, live)
  const seat = state.table.seats[live.seatId]
  if (!seat) {
    const message = 'This device has no seat at this table.'
    return failed({ is: 'failed', why: 'gone', message, waiting: state.waiting }, live)
  }
  const at: AtTable = {
    ...state,
    seat,
    live,
    ask: (command) => live.ask(command),
    hrefTo: (page) => `/w/${live.workspaceId}/as/${live.seatId}${page && `/${page}`}`,
  }
  return <TableContext value={at}>{children}</TableContext>
}

/** A person's name, or what to say while it is not known. */
export const nameOf = (names: Names, seatId: string) => names.seats[seatId] ?? 'Somebody'

/** A person with their side, for sentences: "Grace Okafor, SEN officer". */
export function personOf(table: Table, names: Names, seatId: string): string {
  const seat = table.seats[seatId]
  return seat ? `${nameOf(names, seatId)}, ${seat.role}` : nameOf(names, seatId)
}
