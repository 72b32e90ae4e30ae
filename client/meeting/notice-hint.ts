import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'
import { dayWords, today } from '../table/days.ts'

const dayMs = 24 * 60 * 60_000

/** The first day that leaves the time which this kind of meeting asks for, were everyone told today. */
export function noticeHint({ notice }: MeetingType, now = today()): string | undefined {
  if (!notice) return undefined
  const first = new Date(Date.parse(now) + notice.days * dayMs).toISOString().slice(0, 10)
  return `${notice.source.title}, asks that everyone be told ${notice.days} days before. Told today, that is ${dayWords(first, now)} or later.`
}
