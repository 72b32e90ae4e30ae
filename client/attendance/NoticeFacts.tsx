import { noticeStanding } from '../../shared/attendance/notice.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords, dayWords, momentWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { noticeWords } from './words.ts'
import styles from './attendance.module.css'

/** When everyone was told, how long before, and each time that the plan was told again. */
export function NoticeFacts({ meeting }: { meeting: Meeting }) {
  const { table, names } = useTable()
  const type = meetingType(meeting.type)
  const url = type?.notice?.source.url
  return (
    <div className={styles.facts}>
      <p>
        {noticeWords(noticeStanding(meeting, type))}
        {url && meeting.notices.length > 0 && (
          <>
            {' '}
            <a href={url}>Read the rule</a>
          </>
        )}
      </p>
      {meeting.notices.length > 1 && (
        <ul>
          {meeting.notices.map(({ at, by, startsAt, place }) => (
            <li key={at}>
              {momentWords(at)}: {personOf(table, names, by)}, told everyone of{' '}
              {dayWords(startsAt.slice(0, 10))}, {clockWords(startsAt)}
              {place && `, ${place}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
