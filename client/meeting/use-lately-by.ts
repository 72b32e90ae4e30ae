import { useEffect, useState } from 'react'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useTable } from '../table/use-table.tsx'
import { isAt } from './happened.ts'

const shownForMs = 8_000

/** Who of the others has just done this at the meeting, for a moment: also when one’s own deed was overtaken by theirs. */
export function useLatelyBy(
  { id: meetingId }: Meeting,
  deed: 'agenda.turned_to' | 'meeting.ended',
): string | undefined {
  const { live } = useTable()
  const [done, setDone] = useState<{ by: string; seq: number }>()
  useEffect(
    () =>
      live.onHappened((events, { table }) => {
        const last = events.findLast(({ type }) => type === deed)
        if (!last || !isAt(meetingId, last, table)) return
        setDone(last.seatId === live.seatId ? undefined : { by: last.seatId, seq: last.seq })
      }),
    [live, meetingId, deed],
  )
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [done])
  return done?.by
}
