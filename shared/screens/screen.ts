import { z } from 'zod'
import type { Meeting } from '../meetings/meeting.ts'
import { partyWord } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id, Instant } from '../words.ts'

/** A screen in the room that shows a meeting to everyone there. It has no seat, reads only, and sees nothing private. */
export const Screen = z.object({
  id: Id,
  by: Id,
  at: Instant,
  closed: z.object({ by: Id, at: Instant }).optional(),
})
export type Screen = z.infer<typeof Screen>

export const openScreens = (meeting: Meeting): Screen[] => meeting.screens.filter(({ closed }) => !closed)

/** Whether a screen shows a meeting still. */
export const isShown = (table: Table, meetingId: Id, screenId: Id): boolean =>
  table.meetings[meetingId]?.screens.some(({ id, closed }) => id === screenId && !closed) ?? false

/** Which party took the meeting off a screen, as the screen itself says it; undefined when nobody did. */
export function whyClosed(table: Table, meetingId: Id, screenId: Id): string | undefined {
  const closed = table.meetings[meetingId]?.screens.find(({ id }) => id === screenId)?.closed
  const party = closed && table.seats[closed.by]?.party
  return party && `${table.parties[party]?.name ?? partyWord[party]} closed this screen.`
}
