import { review } from './meeting-world.ts'
import { named, parent, supporter, type Asked } from './table-world.ts'

export const objection = named('objection')

export const comes = (how = 'in_room', meetingId = review): Asked => ({
  type: 'attendance.reply',
  meetingId,
  reply: { kind: 'comes', how },
})

export const apologising = (words?: string): Asked => ({
  type: 'attendance.reply',
  meetingId: review,
  reply: { kind: 'apologies', words },
})

export const placing = (seatId: string, place = 'in_room'): Asked => ({
  type: 'attendance.place',
  meetingId: review,
  seatId,
  place,
})

export const standingIn = (powers: string[] = [], fields: object = {}): Asked => ({
  type: 'attendance.stand_in',
  meetingId: review,
  forSeatId: parent,
  standInSeatId: supporter,
  powers,
  ...fields,
})

export const endingStandIn = (forSeatId = parent): Asked => ({
  type: 'attendance.end_stand_in',
  meetingId: review,
  forSeatId,
})

export const objecting = (fields: object = {}): Asked => ({
  type: 'attendance.object',
  meetingId: review,
  objectionId: objection,
  seatId: supporter,
  reason: 'We had agreed on a small meeting.',
  ...fields,
})

export const answeringObjection = (words = 'She comes because I asked her to.'): Asked => ({
  type: 'attendance.answer_objection',
  meetingId: review,
  objectionId: objection,
  words,
})

export const aiming = (words = 'A plan for the afternoons that works'): Asked => ({
  type: 'meeting.aim',
  meetingId: review,
  words,
})

export const chairing = { type: 'meeting.chair', meetingId: review }
export const takingNotes = { type: 'meeting.take_notes', meetingId: review }
export const puttingDown = (role: string): Asked => ({ type: 'meeting.put_down', meetingId: review, role })
