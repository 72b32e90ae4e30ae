import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Table } from '../../shared/table.ts'

const byStart = (a: Meeting, b: Meeting) => a.startsAt.localeCompare(b.startsAt)

/** The meeting that people look for: the live one, else the soonest that has not ended. */
export function nextMeeting(table: Table): Meeting | undefined {
  const open = Object.values(table.meetings).filter(({ state }) => state !== 'ended')
  return open.find(({ state }) => state === 'live') ?? open.toSorted(byStart)[0]
}

/** Every meeting, the latest first. */
export const meetingsLatestFirst = (table: Table): Meeting[] =>
  Object.values(table.meetings).toSorted(byStart).toReversed()
