import { useEffect } from 'react'
import { attendedOf } from '../../shared/attendance/attended.ts'
import { Place } from '../../shared/attendance/attendance.ts'
import type { Names } from '../../shared/names.ts'
import type { Happened, Table } from '../../shared/table.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import type { Ready } from '../table/table-state.ts'
import { announce } from '../ui/announce.ts'
import { attendanceDeeds } from './deeds.ts'
import { placeWords } from './words.ts'

/** Tells a screen reader who comes, who comes late, who goes, and who leads, when somebody else says so. */
export function useAnnouncedPeople(meetingId: string): void {
  const { live } = useTable()
  useEffect(
    () =>
      live.onHappened((events, state) => {
        for (const happened of events) {
          const words = happened.seatId === live.seatId ? undefined : wordsOf(happened, meetingId, state)
          if (words) announce(words)
        }
      }),
    [live, meetingId],
  )
}

const heard = new Set(['attendance.stand_in_named', 'meeting.role_taken'])

/** What to say aloud of what happened at this meeting, or nothing. */
export function wordsOf(happened: Happened, meetingId: string, { table, names }: Ready): string | undefined {
  const payload = happened.payload as Record<string, unknown>
  if (payload['meetingId'] !== meetingId) return undefined
  if (happened.type === 'attendance.placed') return placedWords(table, names, payload)
  const tell = heard.has(happened.type) ? attendanceDeeds[happened.type] : undefined
  return tell && `${nameOf(names, happened.seatId)} ${tell({ payload, table, names, happened })}`
}

function placedWords(table: Table, names: Names, payload: Record<string, unknown>): string | undefined {
  const meeting = table.meetings[String(payload['meetingId'])]
  const seat = table.seats[String(payload['seatId'])]
  const place = Place.safeParse(payload['place']).data
  if (!meeting || !seat || !place) return undefined
  const isLate = (place === 'in_room' || place === 'remote') && attendedOf(meeting, seat).isLate
  return `${nameOf(names, seat.id)} ${isLate ? 'came after the start and ' : ''}${placeWords[place]}`
}
