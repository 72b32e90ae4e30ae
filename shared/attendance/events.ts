import { z } from 'zod'
import { patchMeeting } from '../meetings/patch.ts'
import { event } from '../rule.ts'
import { Power } from '../seats/seat.ts'
import { Id } from '../words.ts'
import { Objection, Place, Reply, type Attendance } from './attendance.ts'
import { growAttendance } from './patch.ts'

export const replied = event(
  'attendance.replied',
  { meetingId: Id, reply: Reply },
  (table, { meetingId, reply }, { seatId, at }) =>
    growAttendance(table, meetingId, seatId, ({ replies }) => ({
      replies: [...replies, { by: seatId, at, reply }],
    })),
)

/** Somebody of the party comes instead; who was named before is kept among those who stood in. */
export const standInNamed = event(
  'attendance.stand_in_named',
  { meetingId: Id, forSeatId: Id, standInSeatId: Id, powers: z.array(Power) },
  (table, { meetingId, forSeatId, standInSeatId, powers }, { seatId, at }) =>
    growAttendance(table, meetingId, forSeatId, (attendance) => ({
      ...ended(attendance, { by: seatId, at }),
      standIn: { by: seatId, at, seatId: standInSeatId, powers },
    })),
)

export const standInEnded = event(
  'attendance.stand_in_ended',
  { meetingId: Id, forSeatId: Id },
  (table, { meetingId, forSeatId }, { seatId, at }) =>
    growAttendance(table, meetingId, forSeatId, (attendance) => ended(attendance, { by: seatId, at })),
)

const ended = ({ standIn, formerStandIns }: Attendance, act: { by: Id; at: string }): Partial<Attendance> =>
  standIn ? { standIn: undefined, formerStandIns: [...formerStandIns, { ...standIn, ended: act }] } : {}

/** Where somebody is: in the room, by phone or video, gone, or never there. */
export const placed = event(
  'attendance.placed',
  { meetingId: Id, seatId: Id, place: Place },
  (table, { meetingId, seatId, place }, by) =>
    growAttendance(table, meetingId, seatId, ({ places }) => ({
      places: [...places, { by: by.seatId, at: by.at, place }],
    })),
)

/** A party would rather somebody of another party were not there. Nothing follows from it. */
export const objected = event(
  'attendance.objected',
  { meetingId: Id, objectionId: Id, seatId: Id, reason: Objection.shape.reason },
  (table, { meetingId, objectionId, seatId, reason }, by) => {
    const meeting = table.meetings[meetingId]
    const party = table.seats[by.seatId]?.party
    if (!meeting || !party) return table
    const objection: Objection = {
      id: objectionId,
      by: by.seatId,
      at: by.at,
      party,
      seatId,
      reason,
      answers: [],
    }
    return patchMeeting(table, meetingId, { objections: [...meeting.objections, objection] })
  },
)

export const objectionAnswered = event(
  'attendance.objection_answered',
  { meetingId: Id, objectionId: Id, words: Objection.shape.answers.element.shape.words },
  (table, { meetingId, objectionId, words }, { seatId, at }) => {
    const meeting = table.meetings[meetingId]
    const party = table.seats[seatId]?.party
    if (!meeting || !party) return table
    const answer = { by: seatId, at, party, words }
    return patchMeeting(table, meetingId, {
      objections: meeting.objections.map((objection) =>
        objection.id === objectionId ? { ...objection, answers: [...objection.answers, answer] } : objection,
      ),
    })
  },
)
