import { Place, Reply } from '../../shared/attendance/attendance.ts'
import { Powers } from '../../shared/seats/seat.ts'
import { nameOf } from '../table/use-table.tsx'
import type { Told } from '../workspace/deed-words.ts'
import { howWords, placeWords, standInWords } from './words.ts'

/** What happened about who comes and who is there, as the end of a sentence that begins with who said it. */
export const attendanceDeeds: Record<string, (told: Told) => string> = {
  'attendance.replied': (told) => `${replied(told.payload['reply'])} ${meeting(told)}`,
  'attendance.stand_in_named': (told) =>
    `said that ${person(told, 'standInSeatId')} comes instead of ${person(told, 'forSeatId')} to ${meeting(told)} and ${mayDo(told.payload['powers'])}`,
  'attendance.stand_in_ended': (told) =>
    `said that nobody comes instead of ${person(told, 'forSeatId')} to ${meeting(told)} any more`,
  'attendance.placed': (told) =>
    told.payload['seatId'] === told.happened.seatId
      ? `${place(told)} (${meeting(told)})`
      : `said that ${person(told, 'seatId')} ${place(told)} (${meeting(told)})`,
  'attendance.objected': (told) =>
    `put on record that they would rather ${person(told, 'seatId')} were not at ${meeting(told)}: ${String(told.payload['reason'])}`,
  'attendance.objection_answered': (told) =>
    `answered an objection at ${meeting(told)}: ${String(told.payload['words'])}`,
  'meeting.aimed': (told) =>
    `wrote what their party wants from ${meeting(told)}: ${String(told.payload['words'])}`,
  'meeting.role_taken': (told) => `${roles[roleIn(told)].taken} ${meeting(told)}`,
  'meeting.role_put_down': (told) => `${roles[roleIn(told)].putDown} ${meeting(told)}`,
}

const roles = {
  chair: {
    taken: 'said that they lead through the agenda of',
    putDown: 'said that they no longer lead through the agenda of',
  },
  noteTaker: {
    taken: 'said that they take the notes of',
    putDown: 'said that they no longer take the notes of',
  },
}

const roleIn = ({ payload }: Told) => (payload['role'] === 'noteTaker' ? 'noteTaker' : 'chair')
const person = ({ payload, names }: Told, field: string) => nameOf(names, String(payload[field]))
const meeting = ({ payload, table }: Told) =>
  `“${table.meetings[String(payload['meetingId'])]?.title ?? 'a meeting'}”`

function replied(payload: unknown): string {
  const reply = Reply.safeParse(payload).data
  if (!reply) return 'replied to'
  return reply.kind === 'apologies'
    ? 'sent apologies for'
    : `said that they take part ${howWords[reply.how]} in`
}

function place({ payload }: Told): string {
  const said = Place.safeParse(payload['place']).data
  return said ? placeWords[said] : 'was there'
}

const mayDo = (powers: unknown) => standInWords(Powers.safeParse(powers).data ?? [])
