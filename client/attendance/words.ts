import type { Attended, Stay } from '../../shared/attendance/attended.ts'
import type { Place, Reply } from '../../shared/attendance/attendance.ts'
import type { NoticeStanding } from '../../shared/attendance/notice.ts'
import type { Power } from '../../shared/seats/seat.ts'
import { clockWords, momentWords } from '../table/days.ts'

export const howWords = {
  in_room: 'in the room',
  remote: 'by phone or video',
  in_writing: 'in writing',
} as const

/** What somebody replied, for a list; nothing said is said so, and is no answer. */
export function replyWords(reply: Reply | undefined): string {
  if (!reply) return 'no reply yet'
  return reply.kind === 'apologies' ? 'sends apologies' : `takes part ${howWords[reply.how]}`
}

export const placeWords: Record<Place, string> = {
  in_room: 'is in the room',
  remote: 'takes part by phone or video',
  left: 'has left',
  did_not_attend: 'did not attend',
}

const stayWords = ({ how, from, until }: Stay) =>
  until
    ? `${howWords[how]} ${clockWords(from)} to ${clockWords(until)}`
    : `${howWords[how]} from ${clockWords(from)}`

/** One person’s attendance as facts with times; nothing where nobody has said anything. */
export function attendedWords({ stays, gone, isLate, didNotAttend }: Attended): string[] {
  if (didNotAttend) return ['did not attend']
  return [
    ...stays.map(stayWords),
    ...(isLate ? ['came after the start'] : []),
    ...(gone ? [gone.isSaidAfterTheEnd ? 'left before the end' : `left ${clockWords(gone.at)}`] : []),
  ]
}

/** What somebody who comes instead may do, so that the others know what to expect. */
export function standInWords(powers: readonly Power[], verb = 'attends'): string {
  const may = [
    powers.includes('contribute') && 'to speak and write',
    powers.includes('sign') && 'to answer for the party',
    powers.includes('host') && 'to look after the party’s people',
  ].filter((words) => words !== false)
  return `${verb} ${may.length === 0 ? 'to listen' : listed(may)}`
}

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const daysWords = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** How long before everyone was told, and what the kind of meeting asks for. Facts, no verdict. */
export function noticeWords(standing: NoticeStanding): string {
  if (standing.is === 'nobody_told') return 'Nobody has been told of this meeting yet.'
  if (standing.is === 'told_another_time')
    return 'The time has changed, and nobody has been told of the new one yet.'
  const { at, days, asked } = standing
  const told = `Everyone was told of this time ${momentWords(at)}, ${before(days)}.`
  if (!asked) return told
  return `${told} This kind of meeting asks for ${daysWords(asked.days)}: ${asked.source.title}.`
}

const before = (days: number) =>
  days > 0 ? `${daysWords(days)} before` : days === 0 ? 'on the day itself' : 'after it was to begin'
