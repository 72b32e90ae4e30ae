import type { Seat } from '../../shared/seats/seat.ts'
import { PeopleByParty } from '../people/PeopleByParty.tsx'
import { useTable } from '../table/use-table.tsx'
import { Section } from '../ui/Section.tsx'

/** Everyone at the table: who has this meeting open, and who has not. */
export function MeetingPeople({ meetingId }: { meetingId: string }) {
  const { present, isOnline } = useTable()
  const presenceOf = (seat: Seat) => present.find(({ seatId }) => seatId === seat.id)
  const place = (seat: Seat) => {
    if (!isOnline) return 'not known while you are offline'
    const presence = presenceOf(seat)
    if (presence?.meetingId === meetingId) return 'here'
    if (presence) return 'elsewhere at the table'
    return seat.state === 'invited' ? 'invited' : 'not here'
  }
  return (
    <Section title="People">
      <PeopleByParty
        isAway={(seat) => presenceOf(seat)?.meetingId !== meetingId}
        whereabouts={(seat) =>
          seat.powers.includes('contribute') ? place(seat) : `${place(seat)} · attends to listen`
        }
      />
    </Section>
  )
}
