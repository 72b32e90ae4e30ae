import { useEffect, useRef } from 'react'
import { unseenBy, type Side } from '../../shared/private/side.ts'
import { useTable } from '../table/use-table.tsx'
import { useSide } from './use-side.ts'

/** Tells the party how far one has read, while the messages are in sight. */
export function useSeen(side: Side, isShown: boolean): void {
  const { seat } = useTable()
  const { ask } = useSide()
  const askedUpTo = useRef(0)
  const last = unseenBy(side, seat.id).at(-1)?.seq
  useEffect(() => {
    // Each place once, or what is refused would be asked again without end.
    if (!isShown || last === undefined || last <= askedUpTo.current) return
    askedUpTo.current = last
    // Refused only when the seat has gone meanwhile, and the page says so itself.
    ask({ type: 'private.see', upTo: last }).catch(() => {})
  }, [ask, isShown, last])
}
