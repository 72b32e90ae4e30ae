import { peopleAt } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord, type Seat } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './attendance.module.css'
import { PersonAtMeeting } from './PersonAtMeeting.tsx'

type Props = {
  meeting: Meeting
  /** A further fact about somebody, such as whose page is open. */
  whereabouts?: (seat: Seat) => string | undefined
}

/** Everyone who belongs to a meeting, by party, so that who is many and who is alone can be seen. */
export function PeopleAtMeeting({ meeting, whereabouts }: Props) {
  const { table } = useTable()
  const people = peopleAt(table, meeting)
  return (
    <Stack gap="m">
      {parties
        .filter((party) => table.parties[party])
        .map((party) => {
          const own = people.filter((seat) => seat.party === party)
          return (
            <div key={party} className={styles.party}>
              <h3>{table.parties[party]?.name ?? partyWord[party]}</h3>
              {own.length === 0 && <p className={styles.quiet}>Nobody is at the table or invited.</p>}
              {own.map((seat) => (
                <PersonAtMeeting
                  key={seat.id}
                  meeting={meeting}
                  seat={seat}
                  whereabouts={whereabouts?.(seat)}
                />
              ))}
            </div>
          )
        })}
    </Stack>
  )
}
