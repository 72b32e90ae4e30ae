import { Refusal } from '../refusal.ts'
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

export function meetingAt(table: Table, meetingId: Id): Meeting {
  const meeting = table.meetings[meetingId]
  // Own fields only: every object also has members such as `__defineGetter__`, which is a well-formed identifier.
  if (!meeting || !Object.hasOwn(table.meetings, meetingId))
    throw new Refusal('not_found', 'There is no such meeting at this table.', 'meetingId')
  return meeting
}
