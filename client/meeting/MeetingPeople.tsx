import type { Seat } from '../../shared/seats/seat.ts'
import { PeopleAtMeeting } from '../attendance/PeopleAtMeeting.tsx'
import { useTable } from '../table/use-table.tsx'
import { Section } from '../ui/Section.tsx'

/** Everyone at the meeting: what they said of themselves, and beside it who has this page open. */
export function MeetingPeople({ meetingId }: { meetingId: string }) {
  const { table, present, isOnline } = useTable()
  const meeting = table.meetings[meetingId]
  const whereabouts = (seat: Seat) => {
    if (!isOnline) return 'page not known while you are offline'
    const presence = present.find(({ seatId }) => seatId === seat.id)
    if (presence?.meetingId === meetingId) return 'has this page open'
    return presence ? 'elsewhere at the table' : undefined
  }
  if (!meeting) return null
  return (
    <Section title="People">
      <PeopleAtMeeting meeting={meeting} whereabouts={whereabouts} />
    </Section>
  )
}
