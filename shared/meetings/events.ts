import { z } from 'zod'
import { event } from '../rule.ts'
import { Aim } from '../attendance/attendance.ts'
import { Id, line, text } from '../words.ts'
import { MeetingPlan, MeetingRole, type ToldAll } from './meeting.ts'
import { patchMeeting } from './patch.ts'

const plan = { ...MeetingPlan, place: line(200).optional(), videoLink: z.string().optional() }

export const convened = event(
  'meeting.convened',
  { meetingId: Id, meetingType: z.string(), templateDated: z.string(), ...plan },
  (table, { meetingId, meetingType, ...meeting }, { seatId }) => ({
    ...table,
    meetings: {
      ...table.meetings,
      [meetingId]: {
        ...meeting,
        id: meetingId,
        type: meetingType,
        state: 'draft',
        convenedBy: seatId,
        changedAfterNotice: false,
        notices: [],
        itemIds: [],
        aims: {},
        attendance: {},
        objections: [],
        speaking: { order: [] },
        pauses: [],
        screens: [],
      },
    },
  }),
)

export const replanned = event(
  'meeting.replanned',
  { meetingId: Id, ...plan },
  // Field by field: what was left out is absent from a stored event, and must not stay from before.
  (table, { meetingId, title, startsAt, lengthMin, place, videoLink, purpose }) =>
    patchMeeting(table, meetingId, {
      title,
      startsAt,
      lengthMin,
      place,
      videoLink,
      purpose,
      changedAfterNotice: table.meetings[meetingId]?.state !== 'draft',
    }),
)

/** Every party was told: who comes, when, where and why. */
export const noticed = event('meeting.noticed', { meetingId: Id }, (table, { meetingId }, { seatId, at }) => {
  const meeting = table.meetings[meetingId]
  if (!meeting) return table
  const told: ToldAll = {
    by: seatId,
    at,
    startsAt: meeting.startsAt,
    place: meeting.place,
    seatIds: Object.values(table.seats)
      .filter(({ state }) => state === 'seated' || state === 'invited')
      .map(({ id }) => id),
  }
  return patchMeeting(table, meetingId, {
    state: 'noticed',
    noticedAt: at,
    told,
    notices: [...meeting.notices, told],
    changedAfterNotice: false,
  })
})

export const started = event('meeting.started', { meetingId: Id }, (table, { meetingId }, { seatId, at }) =>
  patchMeeting(table, meetingId, { state: 'live', started: { by: seatId, at } }),
)

/** The meeting ended: who ended it and what was not reached, so that nothing is dropped in silence. */
export const ended = event(
  'meeting.ended',
  { meetingId: Id, note: text(1000).optional(), notReached: z.array(Id) },
  (table, { meetingId, note, notReached }, { seatId, at }) =>
    patchMeeting(table, meetingId, {
      state: 'ended',
      ended: { by: seatId, at, note, notReached },
      currentItemId: undefined,
      turnedToAt: undefined,
    }),
)

/** What a party wants this meeting to achieve. The former words stay in the history. */
export const aimed = event(
  'meeting.aimed',
  { meetingId: Id, words: Aim.shape.words },
  (table, { meetingId, words }, { seatId, at }) => {
    const meeting = table.meetings[meetingId]
    const party = table.seats[seatId]?.party
    if (!meeting || !party) return table
    return patchMeeting(table, meetingId, { aims: { ...meeting.aims, [party]: { by: seatId, at, words } } })
  },
)

export const roleTaken = event(
  'meeting.role_taken',
  { meetingId: Id, role: MeetingRole },
  (table, { meetingId, role }, { seatId }) => patchMeeting(table, meetingId, { [role]: seatId }),
)

export const rolePutDown = event(
  'meeting.role_put_down',
  { meetingId: Id, role: MeetingRole },
  (table, { meetingId, role }) => patchMeeting(table, meetingId, { [role]: undefined }),
)
