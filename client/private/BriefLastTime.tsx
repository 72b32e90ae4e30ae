import { standingOf, wordingOf } from '../../shared/actions/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Table } from '../../shared/table.ts'
import { isOpen } from '../actions/groups.ts'
import { standingWords } from '../actions/words.ts'
import { dayWords, dueWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import styles from './BriefPage.module.css'

/** What was promised at the meeting before this one, by whom, and how it stands. */
export function BriefLastTime({ meeting }: { meeting: Meeting }) {
  const { table, names } = useTable()
  const last = meetingBefore(table, meeting)
  if (!last) return null
  const actions = Object.values(table.actions).filter(({ meetingId }) => meetingId === last.id)
  return (
    <section className={styles.part}>
      <h2>Promised last time, {dayWords(last.startsAt.slice(0, 10))}</h2>
      {actions.length === 0 ? (
        <p className={styles.quiet}>No action came out of that meeting.</p>
      ) : (
        <ul className={styles.list}>
          {actions.map((action) => {
            const { what, ownerSeatId, due } = wordingOf(action)
            return (
              <li key={action.id}>
                {what}.{' '}
                <span className={styles.quiet}>
                  {personOf(table, names, ownerSeatId)}
                  {isOpen(action) && `, ${dueWords(due)}`}. {standingWords[standingOf(action)]}.
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function meetingBefore(table: Table, { id, startsAt }: Meeting): Meeting | undefined {
  return Object.values(table.meetings)
    .filter((other) => other.id !== id && other.started && other.startsAt < startsAt)
    .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))[0]
}
