import { found } from '../found.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Meeting } from './meeting.ts'

/** The table with some of a meeting's fields changed. */
export function patchMeeting(table: Table, meetingId: Id, change: Partial<Meeting>): Table {
  const meeting = table.meetings[meetingId]
  return meeting
    ? { ...table, meetings: { ...table.meetings, [meetingId]: { ...meeting, ...change } } }
    : table
}

export const meetingAt = (table: Table, meetingId: Id): Meeting =>
  found(table.meetings, meetingId, { sentence: 'There is no such meeting at this table.', path: 'meetingId' })
