import { useEffect, useRef } from 'react'
import { unseenBy } from '../../shared/private/side.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { useSide } from './use-side.ts'

/**
 * Tells a screen reader that somebody of the party wrote, and never what: the device may be speaking aloud in a room
 * full of others.
 */
export function useSaidToYou(): void {
  const { seat, names } = useTable()
  const { state } = useSide()
  const toldUpTo = useRef<number | null>(null)
  useEffect(() => {
    if (state.is !== 'ready') return
    const told = toldUpTo.current
    toldUpTo.current = Math.max(told ?? 0, state.side.messages.at(-1)?.seq ?? 0)
    // What was there when the page opened is counted in sight, and is no news.
    if (told === null) return
    const fresh = unseenBy(state.side, seat.id).filter(({ seq }) => seq > told)
    for (const by of new Set(fresh.map((message) => message.by)))
      announce(`${nameOf(names, by)} wrote to your party, in private`)
  }, [state, seat.id, names])
}
