import { replyOf, standsInFor } from '../../shared/attendance/standing.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord, type Seat } from '../../shared/seats/seat.ts'
import { powersShort } from '../people/powers-short.ts'
import { clockWords, dayWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import styles from './BriefPage.module.css'

/** What the meeting is, why, when and where, and who is expected there. */
export function BriefFacts({ meeting }: { meeting: Meeting }) {
  const { table } = useTable()
  const expected = Object.values(table.seats).filter(
    ({ state, party }) => (state === 'seated' || state === 'invited') && table.parties[party],
  )
  return (
    <>
      <section className={styles.part}>
        <p className={styles.quiet}>{meetingType(meeting.type)?.name ?? 'Meeting'}</p>
        <h1>{meeting.title}</h1>
        <div className={styles.facts}>
          <p>
            {dayWords(meeting.startsAt.slice(0, 10))}, {clockWords(meeting.startsAt)}, about{' '}
            {meeting.lengthMin} minutes{meeting.place && `, ${meeting.place}`}
          </p>
          {meeting.videoLink && <p>Video: {meeting.videoLink}</p>}
        </div>
      </section>
      <section className={styles.part}>
        <h2>What it is for</h2>
        <p>{meeting.purpose}</p>
      </section>
      <section className={styles.part}>
        <h2>Who comes</h2>
        <ul className={styles.list}>
          {parties.map((party) => {
            const people = expected.filter((seat) => seat.party === party)
            if (people.length === 0) return null
            return (
              <li key={party}>
                {table.parties[party]?.name ?? partyWord[party]}:{' '}
                {people.map((seat, place) => (
                  <span key={seat.id}>
                    {place > 0 && '; '}
                    <Person meeting={meeting} seat={seat} />
                  </span>
                ))}
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}

function Person({ meeting, seat }: { meeting: Meeting; seat: Seat }) {
  const { names } = useTable()
  const reply = replyOf(meeting, seat.id)?.reply
  const standing = standsInFor(meeting, seat.id)
  const cannot = reply?.kind === 'apologies'
  return (
    <>
      {nameOf(names, seat.id)}, {seat.role}
      {cannot && ' (cannot come)'}
      {reply?.kind === 'comes' && reply.how === 'remote' && ' (joins from elsewhere)'}
      {standing &&
        ` (goes for ${nameOf(names, standing.seatId)}: ${powersShort({ ...seat, isSupporter: false, powers: standing.standIn.powers })})`}
    </>
  )
}
