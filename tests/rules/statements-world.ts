import { noAttendance } from '../../shared/attendance/attendance.ts'
import type { Power } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { childsViews, familysItem, review } from './meeting-world.ts'
import { head, named, parent, seated, type Asked, type World } from './table-world.ts'

export const words = 'She reads at home every evening, and she wants to.'
export const statement = named('statement')

type Fields = Record<string, unknown>

export const posting = (fields: Fields = {}): Asked => ({
  type: 'statement.post',
  statementId: statement,
  meetingId: review,
  itemId: familysItem,
  kind: 'views',
  words,
  ...fields,
})

export const toldHow = { writtenDownBy: 'Her class teacher', how: 'said_it_word_for_word', where: 'Library' }

export const postingChilds = (child: Fields | undefined = toldHow, fields: Fields = {}): Asked =>
  posting({ itemId: childsViews, kind: 'child', words: 'I like the reading corner.', child, ...fields })

export const youngPerson = named('young-person')

/** The young person comes to the table in a party of their own. */
export function withYoungPerson(world: World): World {
  world.asked(parent, { type: 'party.name', party: 'young_person', name: 'Ash' })
  seated(world, parent, youngPerson, { party: 'young_person', powers: [], role: 'Young person' })
  return world
}

/** The table where somebody came to this meeting instead of another of their party, with these powers at most. */
export function withStandIn(table: Table, absentId: string, standInId: string, powers: Power[]): Table {
  const meeting = table.meetings[review]
  if (!meeting) throw new Error('there is no review')
  const standIn = { by: head, at: '2027-05-19T09:00:00.000Z', seatId: standInId, powers }
  const attendance = { ...meeting.attendance, [absentId]: { ...noAttendance, standIn } }
  return { ...table, meetings: { ...table.meetings, [review]: { ...meeting, attendance } } }
}
