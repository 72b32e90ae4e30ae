import { useSyncExternalStore } from 'react'
import { unseenCount } from '../../shared/private/paging.ts'
import type { LiveTable } from '../table/live-table.ts'
import type { Outcome } from '../table/sender.ts'
import { useTable } from '../table/use-table.tsx'
import type { PrivateAsked } from './foresee-side.ts'
import { LiveSide, type SideState } from './live-side.ts'

const sides = new WeakMap<LiveTable, LiveSide>()

/** One for each live table, so that the pane, its mark and the brief look at the same side. */
function sideOf(live: LiveTable): LiveSide {
  const known = sides.get(live)
  if (known) return known
  const made = new LiveSide(live)
  sides.set(live, made)
  return made
}

type AtSide = {
  state: SideState
  ask: (command: PrivateAsked) => Promise<Outcome>
  discard: (id: string) => void
  tryAgain: (id: string) => void
  loadEarlier: () => Promise<number>
}

/** The private side of one's own party: only its own people have it. */
export function useSide(): AtSide {
  const side = sideOf(useTable().live)
  const state = useSyncExternalStore(side.subscribe, side.state)
  return {
    state,
    ask: (command) => side.ask(command),
    discard: (id) => side.discard(id),
    tryAgain: (id) => side.tryAgain(id),
    loadEarlier: () => side.loadEarlier(),
  }
}

/** How many messages of others in the party this seat has not seen. */
export function useUnseenCount(): number {
  const { state } = useSide()
  const { seat } = useTable()
  return state.is === 'ready' ? unseenCount(state, seat.id) : 0
}

export type ReadySide = Extract<SideState, { is: 'ready' }>
