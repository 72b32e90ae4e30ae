import { useId } from 'react'
import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'
import { parties } from '../../shared/seats/seat.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './WhoBelongs.module.css'

/**
 * Whom such a meeting asks for, beside who sits at this table. The two are not compared: a role is written in each
 * person’s own words, and only people can tell whether “Inclusion lead” is the SENCO.
 */
export function WhoBelongs({ type }: { type: MeetingType }) {
  const { table, names, seat } = useTable()
  const id = useId()
  const people = parties.flatMap((party) =>
    seatsOf(table, party).filter(({ state }) => state === 'seated' || state === 'invited'),
  )
  return (
    <Stack gap="m">
      <div className={styles.sides}>
        <div className={styles.side}>
          <Roles title="Must be invited" roles={type.mustBeInvited} />
          <Roles title="Usually come" roles={type.usuallyAttend} />
        </div>
        <div className={styles.side}>
          <p id={id}>At this table now</p>
          <ul className={styles.people} aria-labelledby={id}>
            {people.map(({ id: seatId, party, role, organisation, state }) => (
              <li key={seatId}>
                <PersonLine
                  party={party}
                  name={seatId === seat.id ? `${nameOf(names, seatId)} (you)` : nameOf(names, seatId)}
                  isHollow={state === 'invited'}
                  detail={[role, organisation, state === 'invited' && 'invited'].filter(Boolean).join(', ')}
                />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p className={styles.quiet}>
        Read the two lists together; Concord does not compare them. To be invited is not to have to come.
        Whoever is missing is invited on the page of people, before or after this is planned.
      </p>
    </Stack>
  )
}

function Roles({ title, roles }: { title: string; roles: readonly string[] }) {
  const id = useId()
  if (roles.length === 0) return null
  return (
    <>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {roles.map((role) => (
          <li key={role}>{role}</li>
        ))}
      </ul>
    </>
  )
}
