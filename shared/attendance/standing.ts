import type { Meeting, MeetingRole, ToldAll } from '../meetings/meeting.ts'
import { isHere, type Seat } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Attendance, StandIn } from './attendance.ts'
import { attendanceAt } from './patch.ts'

/** What is so about people and a meeting, from what they said themselves. Nobody’s silence says anything. */

export type Replied = Attendance['replies'][number]
export type Placed = Attendance['places'][number]

/** What somebody replied last; undefined while they have said nothing. */
export const replyOf = (meeting: Meeting, seatId: Id): Replied | undefined =>
  attendanceAt(meeting, seatId).replies.at(-1)

/** Where somebody was said to be last; undefined while nobody has said it. */
export const placeOf = (meeting: Meeting, seatId: Id): Placed | undefined =>
  attendanceAt(meeting, seatId).places.at(-1)

/** Whether somebody takes part for themselves, as they said: there already, or coming by room, phone or video. */
export function isComing(meeting: Meeting, seatId: Id): boolean {
  const place = placeOf(meeting, seatId)?.place
  if (place) return place === 'in_room' || place === 'remote'
  const reply = replyOf(meeting, seatId)?.reply
  return reply?.kind === 'comes' && reply.how !== 'in_writing'
}

/** Who comes instead of this person. */
export const standInFor = (meeting: Meeting, seatId: Id): StandIn | undefined =>
  attendanceAt(meeting, seatId).standIn

/** Instead of whom this person comes, and with what powers. */
export function standsInFor(meeting: Meeting, seatId: Id): { seatId: Id; standIn: StandIn } | undefined {
  for (const [id, { standIn }] of Object.entries(meeting.attendance))
    if (standIn?.seatId === seatId) return { seatId: id, standIn }
  return undefined
}

/** Somebody who was not yet at the table or invited to it when everyone was first told of the meeting. */
export const isAddedAfterNotice = ({ notices: [first] }: Meeting, seatId: Id): boolean =>
  first !== undefined && !first.seatIds.includes(seatId)

/** The first notice that counted this person in. */
export const toldOf = ({ notices }: Meeting, seatId: Id): ToldAll | undefined =>
  notices.find(({ seatIds }) => seatIds.includes(seatId))

/**
 * Everyone who belongs to a meeting: at the table or invited, or there until after it began. Who came to the table
 * after the end does not.
 */
export const peopleAt = (table: Table, meeting: Meeting): Seat[] =>
  Object.values(table.seats).filter((seat) => belongs(meeting, seat))

function belongs(meeting: Meeting, seat: Seat): boolean {
  const { started, ended } = meeting
  if (attendanceAt(meeting, seat.id).places.length > 0) return true
  if (seat.endedAt && !(started && seat.endedAt > started.at)) return false
  const since = seat.invitation?.at ?? seat.seatedAt
  return !ended || !since || since <= ended.at || toldOf(meeting, seat.id) !== undefined
}

/** In the room or taking part from elsewhere, as far as anybody has said. */
export function isAtMeeting(meeting: Meeting, seat: Seat): boolean {
  const place = placeOf(meeting, seat.id)?.place
  return meeting.state === 'live' && isHere(seat) && (place === 'in_room' || place === 'remote')
}

/** Who leads or takes notes, unless they have gone: nobody is led by somebody who left. */
export function roleHolder(table: Table, meeting: Meeting, role: MeetingRole): Id | undefined {
  const seatId = meeting[role]
  const seat = seatId && table.seats[seatId]
  if (!seat || !isHere(seat)) return undefined
  const place = placeOf(meeting, seat.id)?.place
  return place === 'left' || place === 'did_not_attend' ? undefined : seat.id
}
