import { patchMeeting } from '../meetings/patch.ts'
import { event } from '../rule.ts'
import { Id } from '../words.ts'

const fields = { meetingId: Id, screenId: Id }

/** The meeting is shown on a screen from now on: everyone can see that it is, and who opened it. */
export const screenOpened = event('screen.opened', fields, (table, { meetingId, screenId }, { seatId, at }) =>
  patchMeeting(table, meetingId, {
    screens: [...(table.meetings[meetingId]?.screens ?? []), { id: screenId, by: seatId, at }],
  }),
)

export const screenClosed = event('screen.closed', fields, (table, { meetingId, screenId }, { seatId, at }) =>
  patchMeeting(table, meetingId, {
    screens: (table.meetings[meetingId]?.screens ?? []).map((screen) =>
      screen.id === screenId ? { ...screen, closed: { by: seatId, at } } : screen,
    ),
  }),
)
