import * as fc from 'fast-check'
import { places } from '../../shared/attendance/attendance.ts'
import { roles } from '../../shared/meetings/meeting.ts'
import { powers } from '../../shared/seats/seat.ts'
import { head, parent, relative, supporter, teacher } from './table-world.ts'

type Given = Record<'meetingId' | 'seatId' | 'objectionId' | 'newObjectionId' | 'words', fc.Arbitrary<string>>

const replied = (words: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({ kind: fc.constant('comes'), how: fc.constantFrom('in_room', 'remote', 'in_writing') }),
    fc.record({ kind: fc.constant('apologies'), words: fc.option(words, { nil: undefined }) }),
  )

const mostly = <Value>(usual: Value[], any: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: any })

/** What is asked about who comes, who is there, and what each party wants from a meeting. */
export const attendanceFields = ({ meetingId, seatId, objectionId, newObjectionId, words }: Given) => ({
  'attendance.reply': { meetingId, reply: replied(words) },
  'attendance.stand_in': {
    meetingId,
    forSeatId: mostly([parent, parent, head], seatId),
    standInSeatId: mostly([relative, supporter, teacher], seatId),
    powers: mostly<string[]>([[]], fc.subarray([...powers])),
  },
  'attendance.end_stand_in': { meetingId, forSeatId: mostly([parent, head, relative], seatId) },
  'attendance.place': { meetingId, seatId, place: fc.constantFrom(...places) },
  'attendance.object': { meetingId, objectionId: newObjectionId, seatId, reason: words },
  'attendance.answer_objection': { meetingId, objectionId, words },
  'meeting.aim': { meetingId, words },
  'meeting.chair': { meetingId },
  'meeting.take_notes': { meetingId },
  'meeting.put_down': { meetingId, role: fc.constantFrom(...roles) },
})
