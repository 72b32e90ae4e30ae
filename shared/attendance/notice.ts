import type { MeetingType } from '../meeting-types/meeting-type.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { dayOf, type Id, type Instant } from '../words.ts'

/**
 * How long before the meeting everyone was told of the day that it has now, beside what its kind asks for. A changed
 * place does not set the days back; a changed time does. Days are whole calendar days (UTC), the day of telling not
 * counted.
 */
export type NoticeStanding =
  | { is: 'nobody_told' }
  /** The time was changed since, and nobody has been told of the new one. */
  | { is: 'told_another_time'; at: Instant }
  | { is: 'told'; at: Instant; by: Id; days: number; asked?: NoticeAsked }

export type NoticeAsked = NonNullable<MeetingType['notice']> & { isMet: boolean }

const dayMs = 24 * 60 * 60_000

export function noticeStanding(meeting: Meeting, type: MeetingType | undefined): NoticeStanding {
  const { notices, startsAt } = meeting
  const last = notices.at(-1)
  if (!last) return { is: 'nobody_told' }
  const before = notices.findLastIndex((told) => told.startsAt !== startsAt)
  const first = notices[before + 1]
  if (!first) return { is: 'told_another_time', at: last.at }
  const days = Math.round((Date.parse(dayOf(startsAt)) - Date.parse(dayOf(first.at))) / dayMs)
  const asked = type?.notice && { ...type.notice, isMet: days >= type.notice.days }
  return { is: 'told', at: first.at, by: first.by, days, ...(asked && { asked }) }
}
