import { useEffect, useState } from 'react'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useTable } from '../table/use-table.tsx'
import { isAt } from './happened.ts'

const shownForMs = 8_000

/** Who of the others has just turned the table, for a moment: also when one’s own turn was overtaken by theirs. */
export function useTurnedBy({ id: meetingId }: Meeting): string | undefined {
  const { live } = useTable()
  const [turned, setTurned] = useState<{ by: string; seq: number }>()
  useEffect(
    () =>
      live.onHappened((events, { table }) => {
        const last = events.findLast(({ type }) => type === 'agenda.turned_to')
        if (!last || !isAt(meetingId, last, table)) return
        setTurned(last.seatId === live.seatId ? undefined : { by: last.seatId, seq: last.seq })
      }),
    [live, meetingId],
  )
  useEffect(() => {
    if (!turned) return
    const timer = setTimeout(() => setTurned(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [turned])
  return turned?.by
}
