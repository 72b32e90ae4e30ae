import { attendedOf } from '../../shared/attendance/attended.ts'
import type { Reply } from '../../shared/attendance/attendance.ts'
import { attendanceAt } from '../../shared/attendance/patch.ts'
import {
  isAddedAfterNotice,
  isAtMeeting,
  placeOf,
  replyOf,
  roleHolder,
  standInFor,
  standsInFor,
} from '../../shared/attendance/standing.ts'
import type { Meeting, MeetingRole } from '../../shared/meetings/meeting.ts'
import type { Names } from '../../shared/names.ts'
import { isHere, type Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { clockWords } from '../table/days.ts'
import { nameOf } from '../table/use-table.tsx'
import { attendedWords, replyWords, standInWords } from './words.ts'

/** What is known of one person at one meeting, in words, for before, during and after it. */
export function factsOf(table: Table, names: Names, meeting: Meeting, seat: Seat): string[] {
  // After the end it is a fact of the meeting, also of somebody who had left by then.
  const holds = (role: MeetingRole) =>
    (meeting.state === 'ended' ? meeting[role] : roleHolder(table, meeting, role)) === seat.id
  return [
    ...(isAddedAfterNotice(meeting, seat.id) ? ['added after everyone was told'] : []),
    ...(seat.state === 'invited' ? ['invited'] : []),
    ...comingWords(meeting, seat),
    ...insteadWords(names, meeting, seat),
    ...(holds('chair') ? [led[meeting.state]] : []),
    ...(holds('noteTaker') ? [noted[meeting.state]] : []),
  ]
}

/** Said to be there now, or until the end; what was arranged for their absence is past then. */
export function isThere(meeting: Meeting, seatId: string): boolean {
  const place = placeOf(meeting, seatId)?.place
  return place === 'in_room' || place === 'remote'
}

/** Whether somebody came at all, also if they have left since. */
export const hasCome = (meeting: Meeting, seatId: string): boolean =>
  attendanceAt(meeting, seatId).places.some(({ place }) => place === 'in_room' || place === 'remote')

/** Shown as an outline: not there, or not yet. The facts beside it say so in words. */
export function isAway(meeting: Meeting, seat: Seat): boolean {
  if (meeting.state === 'live') return !isAtMeeting(meeting, seat)
  if (meeting.state !== 'ended') return !isHere(seat)
  const place = placeOf(meeting, seat.id)?.place
  return place === undefined || place === 'did_not_attend'
}

function comingWords(meeting: Meeting, seat: Seat): string[] {
  const reply = replyOf(meeting, seat.id)?.reply
  if (meeting.state === 'draft') return reply ? [replyWords(reply)] : []
  if (meeting.state === 'noticed') return [replyWords(reply)]
  const attended = attendedWords(attendedOf(meeting, seat))
  return attended.length > 0 ? attended : [unsaidWords(meeting, reply)]
}

/** Of somebody about whom nobody has said anything: that, and what they replied. */
function unsaidWords({ state }: Meeting, reply: Reply | undefined): string {
  if (reply?.kind === 'apologies') return state === 'ended' ? 'sent apologies' : 'sends apologies'
  if (state === 'ended') return 'nobody said whether they were there'
  return reply ? `not said to be here yet; replied: ${replyWords(reply)}` : 'not said to be here yet'
}

function insteadWords(names: Names, meeting: Meeting, { id }: Seat): string[] {
  const [verb, attends] = meeting.state === 'ended' ? ['came', 'attended'] : ['comes', 'attends']
  const instead = standInFor(meeting, id)
  const own = standsInFor(meeting, id)
  const began = meeting.started?.at
  const before = attendanceAt(meeting, id).formerStandIns.filter(({ ended }) => began && ended.at > began)
  return [
    ...before.map(
      ({ seatId, ended }) => `${nameOf(names, seatId)} came instead until ${clockWords(ended.at)}`,
    ),
    ...(instead
      ? [`${nameOf(names, instead.seatId)} ${isThere(meeting, id) ? 'was to come' : verb} instead`]
      : []),
    ...(own
      ? [
          `${isThere(meeting, own.seatId) ? 'was to come' : verb} instead of ${nameOf(names, own.seatId)}`,
          standInWords(own.standIn.powers, attends),
        ]
      : []),
  ]
}

const ahead = { lead: 'will lead through the agenda', note: 'will take the notes' }
const led: Record<Meeting['state'], string> = {
  draft: ahead.lead,
  noticed: ahead.lead,
  live: 'leads through the agenda',
  ended: 'led through the agenda',
}
const noted: Record<Meeting['state'], string> = {
  draft: ahead.note,
  noticed: ahead.note,
  live: 'takes the notes',
  ended: 'took the notes',
}
