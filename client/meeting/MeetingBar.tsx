import { ChevronLeft } from 'lucide-react'
import { Link } from 'react-aria-components'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord } from '../../shared/seats/seat.ts'
import { SavedMark } from '../minutes/SavedMark.tsx'
import { clockWords, dayWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { Elapsed } from './Elapsed.tsx'
import styles from './MeetingBar.module.css'
import { TableAt, type Following } from './TableAt.tsx'

/** The strip above a meeting: the way back, which meeting, how long it has run, who is here, whether it is saved, and where the table is. */
export function MeetingBar({ meeting, following }: { meeting: Meeting; following: Following }) {
  const { names, hrefTo } = useTable()
  return (
    <>
      <TopBar
        isBrandQuiet
        title={
          <div className={styles.title}>
            <Link href={hrefTo('')} className={styles.back}>
              <ChevronLeft aria-hidden="true" size={18} />
              {names.child}’s table
            </Link>
            <span className={styles.name}>
              <strong>{meeting.title}</strong>
              <span className={styles.when}>
                {dayWords(meeting.startsAt.slice(0, 10))}, {clockWords(meeting.startsAt)}
              </span>
              {meeting.state === 'live' && meeting.started && <Elapsed since={meeting.started.at} />}
            </span>
          </div>
        }
        trailing={
          <div className={styles.trailing}>
            <WhoIsHere meetingId={meeting.id} />
            <SavedMark />
          </div>
        }
      />
      <TableAt meeting={meeting} following={following} />
    </>
  )
}

/** A mark for each person who has this meeting open, by party. */
function WhoIsHere({ meetingId }: { meetingId: string }) {
  const { table, names, present } = useTable()
  const here = present.filter((one) => one.meetingId === meetingId)
  return (
    <ul className={styles.here} aria-label="Here now">
      {parties.flatMap((party) =>
        here
          .filter(({ seatId }) => table.seats[seatId]?.party === party)
          .map(({ seatId }) => (
            <li key={seatId} title={nameOf(names, seatId)}>
              <PartyMark party={party} label={`${nameOf(names, seatId)}, ${partyWord[party]}`} />
            </li>
          )),
      )}
    </ul>
  )
}
