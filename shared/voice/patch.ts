import { voicesOf } from '../actions/standing.ts'
import { attendanceAt } from '../attendance/patch.ts'
import { found } from '../found.ts'
import { meetingAt } from '../meetings/patch.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { Refusal } from '../refusal.ts'
import type { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Pause, Said, Speaking } from './voice.ts'

export function liveMeeting(table: Table, meetingId: Id): Meeting {
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'live') return meeting
  if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended.')
  throw new Refusal('invalid', 'Start the meeting first.')
}

export const saidAt = (table: Table, saidId: Id): Said =>
  found(table.said, saidId, { sentence: 'There are no such words at this table.', path: 'saidId' })

/** Who speaks and who is to speak, without those who have left since: they ask anew when they are back. */
export function speakingOf(meeting: Meeting): Speaking {
  const { now, order } = meeting.speaking
  const holds = ({ seatId, at }: Speaking['order'][number]) =>
    !attendanceAt(meeting, seatId).places.some((one) => one.place === 'left' && one.at >= at)
  return { ...(now && holds(now) && { now }), order: order.filter(holds) }
}

/** The pause that is on, if there is one. */
export function pauseOf(meeting: Meeting): Pause | undefined {
  const last = meeting.pauses.at(-1)
  return last && !last.ended ? last : undefined
}

/** A pause that others could end would be none. Once nobody of the party that called it is at the table, any other may. */
export function mayEndPause(table: Table, pause: Pause, party: Party): boolean {
  const caller = table.seats[pause.by]?.party
  return caller === undefined || caller === party || !voicesOf(table).includes(caller)
}
