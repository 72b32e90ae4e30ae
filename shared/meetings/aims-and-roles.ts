import { Aim } from '../attendance/attendance.ts'
import { roleHolder } from '../attendance/standing.ts'
import { Refusal } from '../refusal.ts'
import { command, need } from '../rule.ts'
import type { Table } from '../table.ts'
import { Id } from '../words.ts'
import { aimed, rolePutDown, roleTaken } from './events.ts'
import { MeetingRole, type Meeting } from './meeting.ts'
import { meetingAt } from './patch.ts'

/** Says what one’s party wants this meeting to achieve. The latest words hold. */
export const aim = command(
  'meeting.aim',
  { meetingId: Id, words: Aim.shape.words },
  (table, actor, { meetingId, words }) => {
    need(actor, 'contribute', 'say what your party wants from a meeting')
    const meeting = openMeeting(table, meetingId)
    return meeting.aims[actor.party]?.words === words ? [] : [aimed({ meetingId, words })]
  },
)

/** “I lead through the agenda”: said of oneself, and no power comes with it. */
export const chair = command('meeting.chair', { meetingId: Id }, (table, { seatId }, { meetingId }) =>
  take(table, seatId, meetingId, 'chair'),
)

/** “I take the notes”: said of oneself, and no power comes with it. Everyone else may write as before. */
export const takeNotes = command(
  'meeting.take_notes',
  { meetingId: Id },
  (table, { seatId }, { meetingId }) => take(table, seatId, meetingId, 'noteTaker'),
)

export const putDown = command(
  'meeting.put_down',
  { meetingId: Id, role: MeetingRole },
  (table, { seatId }, { meetingId, role }) =>
    openMeeting(table, meetingId)[role] === seatId ? [rolePutDown({ meetingId, role })] : [],
)

function take(table: Table, seatId: Id, meetingId: Id, role: MeetingRole) {
  const holder = roleHolder(table, openMeeting(table, meetingId), role)
  if (holder === seatId) return []
  // What somebody said of themselves is theirs to take back.
  if (holder) throw new Refusal('closed', already[role])
  return [roleTaken({ meetingId, role })]
}

const already: Record<MeetingRole, string> = {
  chair: 'Somebody leads through the agenda already. Once they say that they do not any more, you can.',
  noteTaker: 'Somebody takes the notes already. Everyone may write in the minutes all the same.',
}

function openMeeting(table: Table, meetingId: Id): Meeting {
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended.')
  return meeting
}

export const aimAndRoleCommands = [aim, chair, takeNotes, putDown] as const
