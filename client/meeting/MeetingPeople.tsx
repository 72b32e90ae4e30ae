import { parties, partyWord } from '../../shared/seats/seat.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './MeetingPeople.module.css'

/** Everyone at the table by party: who has this meeting open, and who has not. */
export function MeetingPeople({ meetingId }: { meetingId: string }) {
  const { table, names, present, seat: own } = useTable()
  const where = (seatId: string) => present.find((one) => one.seatId === seatId)
  return (
    <Section title="People" level={2}>
      <Stack gap="m">
        {parties.map((party) => {
          const seats = Object.values(table.seats).filter(
            (seat) => seat.party === party && (seat.state === 'seated' || seat.state === 'invited'),
          )
          if (seats.length === 0) return null
          return (
            <div key={party} className={styles.party}>
              <h3>{table.parties[party]?.name ?? partyWord[party]}</h3>
              {seats.map((seat) => {
                const presence = where(seat.id)
                const place =
                  presence?.meetingId === meetingId
                    ? 'here'
                    : presence
                      ? 'elsewhere at the table'
                      : seat.state === 'invited'
                        ? 'invited'
                        : 'not here'
                return (
                  <PersonLine
                    key={seat.id}
                    party={party}
                    isHollow={presence?.meetingId !== meetingId}
                    name={seat.id === own.id ? `${nameOf(names, seat.id)} (you)` : nameOf(names, seat.id)}
                    detail={`${seat.role} · ${place}${seat.powers.includes('contribute') ? '' : ' · attends to listen'}`}
                  />
                )
              })}
            </div>
          )
        })}
      </Stack>
    </Section>
  )
}
