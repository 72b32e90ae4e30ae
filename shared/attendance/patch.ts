import type { Meeting } from '../meetings/meeting.ts'
import { patchMeeting } from '../meetings/patch.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import { noAttendance, type Attendance } from './attendance.ts'

/** What is known of one seat at one meeting; nothing yet, for somebody who has not said anything. */
export const attendanceAt = (meeting: Meeting, seatId: Id): Attendance =>
  (Object.hasOwn(meeting.attendance, seatId) && meeting.attendance[seatId]) || noAttendance

/** The table with one seat’s attendance changed by adding to it. */
export function growAttendance(
  table: Table,
  meetingId: Id,
  seatId: Id,
  grow: (attendance: Attendance) => Partial<Attendance>,
): Table {
  const meeting = table.meetings[meetingId]
  if (!meeting) return table
  const before = attendanceAt(meeting, seatId)
  return patchMeeting(table, meetingId, {
    attendance: { ...meeting.attendance, [seatId]: { ...before, ...grow(before) } },
  })
}
