import type { Place } from '../../shared/attendance/attendance.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { keptOnDevice } from '../actions/words.ts'
import type { TableCommand } from '../table/outbox.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'

/** One press that says something at once: no form, and the refusal is shown where it was pressed. */
export function useSaying() {
  const { ask } = useTable()
  const { run, asking, isPending } = useAsking()
  const say = (command: TableCommand, saidWhenDone: string) =>
    void run(async () => {
      const outcome = await ask(command)
      announce(outcome === 'waiting' ? keptOnDevice : saidWhenDone)
    })
  return { say, asking, isPending }
}

/** Says where somebody is at this meeting. */
export function usePlacing(meeting: Meeting) {
  const { say, asking, isPending } = useSaying()
  const place = (seatId: string, place: Place, saidWhenDone: string) =>
    say({ type: 'attendance.place', meetingId: meeting.id, seatId, place }, saidWhenDone)
  return { place, say, asking, isPending }
}
