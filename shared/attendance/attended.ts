import type { Meeting } from '../meetings/meeting.ts'
import type { Seat } from '../seats/seat.ts'
import type { Id, Instant } from '../words.ts'
import { attendanceAt } from './patch.ts'

/** A while in the room or from elsewhere. Without an end it lasts, or lasted until the meeting ended. */
export type Stay = { how: 'in_room' | 'remote'; from: Instant; until?: Instant }

/** Somebody’s going: when it was said and by whom. Said after the end, it is not known when they went. */
export type Gone = { at: Instant; by: Id; isSaidAfterTheEnd: boolean }

/** One person’s attendance of one meeting, as facts with times. Who said nothing has none of them. */
export type Attended = {
  stays: Stay[]
  gone?: Gone
  isLate: boolean
  didNotAttend: boolean
}

/** Saying “I am here” takes a few minutes when everybody sits down; only after these is a first arrival late. */
export const lateAfterMs = 10 * 60_000

export function attendedOf(meeting: Meeting, seat: Seat): Attended {
  const nothing: Attended = { stays: [], isLate: false, didNotAttend: false }
  const attended = attendanceAt(meeting, seat.id).places.reduce((before, { place, at, by }) => {
    if (place === 'did_not_attend') return { ...nothing, didNotAttend: true }
    const isSaidAfterTheEnd = meeting.ended !== undefined && at > meeting.ended.at
    if (place === 'left')
      return {
        ...before,
        didNotAttend: false,
        stays: isSaidAfterTheEnd ? before.stays : closed(before.stays, at),
        gone: { at, by, isSaidAfterTheEnd },
      }
    return {
      stays: [...closed(before.stays, at), { how: place, from: at }],
      isLate: before.stays.length === 0 ? isLate(meeting, at) : before.isLate,
      didNotAttend: false,
    }
  }, nothing)
  return untilTheSeatEnded(meeting, seat, attended)
}

const closed = (stays: readonly Stay[], at: Instant): Stay[] =>
  stays.map((stay) => (stay.until ? stay : { ...stay, until: at }))

const isLate = ({ started }: Meeting, at: Instant) =>
  started !== undefined && Date.parse(at) - Date.parse(started.at) > lateAfterMs

/** Who gives up the seat, or loses it, while the meeting runs is not there any more. */
function untilTheSeatEnded(meeting: Meeting, { id, endedAt }: Seat, attended: Attended): Attended {
  const isOverBefore = meeting.ended !== undefined && endedAt !== undefined && endedAt > meeting.ended.at
  if (!endedAt || isOverBefore || attended.gone || attended.stays.length === 0) return attended
  return {
    ...attended,
    stays: closed(attended.stays, endedAt),
    gone: { at: endedAt, by: id, isSaidAfterTheEnd: false },
  }
}

/** Somebody came well after the start, or went. */
export type Move = { seatId: Id; at: Instant; kind: 'came_late' | 'left' }

/** The last coming or going that the others should see; who was there from the start is none. */
export function latestMove(seats: readonly Seat[], meeting: Meeting): Move | undefined {
  const moves = seats.flatMap((seat): Move[] => {
    const { stays, gone, isLate: cameLate } = attendedOf(meeting, seat)
    const [first] = stays
    return [
      ...(first && cameLate ? [{ seatId: seat.id, at: first.from, kind: 'came_late' as const }] : []),
      ...(gone ? [{ seatId: seat.id, at: gone.at, kind: 'left' as const }] : []),
    ]
  })
  return moves.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1)
}
