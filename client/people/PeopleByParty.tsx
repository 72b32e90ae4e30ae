import { parties, partyWord, type Seat } from '../../shared/seats/seat.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './PeopleByParty.module.css'

type Props = {
  /** Quiet words after somebody's role: "here now". */
  whereabouts: (seat: Seat) => string
  /** Whether somebody is shown as an outline: not here, or not yet. */
  isAway: (seat: Seat) => boolean
}

/** Everyone who has or awaits a seat, by party, so that who is many and who is alone can be seen. */
export function PeopleByParty({ whereabouts, isAway }: Props) {
  const { table, names, seat: own } = useTable()
  return (
    <Stack gap="m">
      {parties
        .filter((party) => table.parties[party])
        .map((party) => {
          const seats = Object.values(table.seats).filter(
            (seat) => seat.party === party && (seat.state === 'seated' || seat.state === 'invited'),
          )
          return (
            <div key={party} className={styles.party}>
              <h3>{table.parties[party]?.name ?? partyWord[party]}</h3>
              {seats.length === 0 && <p>Nobody is here or invited.</p>}
              {seats.map((seat) => (
                <PersonLine
                  key={seat.id}
                  party={party}
                  name={seat.id === own.id ? `${nameOf(names, seat.id)} (you)` : nameOf(names, seat.id)}
                  isHollow={isAway(seat)}
                  detail={[seat.role, whereabouts(seat)].filter(Boolean).join(' · ')}
                />
              ))}
            </div>
          )
        })}
    </Stack>
  )
}
