import { z } from 'zod'
import { event } from '../rule.ts'
import type { Table } from '../table.ts'
import { Id, line, text } from '../words.ts'
import { MeetingPlan, type Meeting } from './meeting.ts'
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
        itemIds: [],
        aims: {},
        attendance: {},
        objections: [],
        speaking: { order: [] },
        pauses: [],
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
export const noticed = event('meeting.noticed', { meetingId: Id }, (table, { meetingId }, { at }) =>
  patchMeeting(table, meetingId, {
    state: 'noticed',
    noticedAt: at,
    told: toldOf(table, table.meetings[meetingId]),
    changedAfterNotice: false,
  }),
)

const toldOf = (table: Table, meeting: Meeting | undefined): Meeting['told'] =>
  meeting && {
    startsAt: meeting.startsAt,
    place: meeting.place,
    seatIds: Object.values(table.seats)
      .filter(({ state }) => state === 'seated' || state === 'invited')
      .map(({ id }) => id),
  }

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
    }),
)
