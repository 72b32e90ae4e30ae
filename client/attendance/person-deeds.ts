import { mayContribute, mayInvite } from '../../shared/access.ts'
import { putRightForMs } from '../../shared/attendance/commands.ts'
import type { Place } from '../../shared/attendance/attendance.ts'
import { placeOf, standInFor } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'

type Words = { id: string; label: string; description?: string }

/** Something that one may say about a person at a meeting. */
export type Deed = Words &
  ({ kind: 'place'; place: Place; said: string } | { kind: 'stand_in' } | { kind: 'objection' })

/** What this seat may say about that person: of the own people where they are, of others only an objection. */
export function deedsAbout(meeting: Meeting, own: Seat, about: Seat, name: string): Deed[] {
  if (about.state !== 'seated' && about.state !== 'invited') return []
  if (about.party !== own.party)
    return mayContribute(own) && meeting.state !== 'ended'
      ? [
          {
            id: 'objection',
            kind: 'objection',
            label: 'I would rather they were not there…',
            description: 'Goes on record with your reason, and changes nothing.',
          },
        ]
      : []
  const maySay = about.id === own.id || mayContribute(own)
  const maySend = meeting.state !== 'ended' && (about.id === own.id || mayInvite(own))
  return [
    ...(maySay ? placesFor(meeting, about, name) : []),
    ...(maySend
      ? [
          {
            id: 'stand_in',
            kind: 'stand_in' as const,
            label: standInFor(meeting, about.id) ? 'Change who comes instead…' : 'Somebody comes instead…',
          },
        ]
      : []),
  ]
}

const wordsFor: Record<Place, (name: string) => { label: string; said: string }> = {
  in_room: (name) => ({ label: `${name} is in the room`, said: `${name} is in the room.` }),
  remote: (name) => ({
    label: `${name} takes part by phone or video`,
    said: `${name} takes part by phone or video.`,
  }),
  left: (name) => ({ label: `${name} has left`, said: `${name} has left.` }),
  did_not_attend: (name) => ({ label: `${name} did not attend`, said: `${name} did not attend.` }),
}

function placesFor(meeting: Meeting, { id }: Seat, name: string): Deed[] {
  const now = placeOf(meeting, id)?.place
  return sayable(meeting)
    .filter((place) => place !== now && (place !== 'left' || now === 'in_room' || now === 'remote'))
    .map((place) => ({ id: place, kind: 'place', place, ...wordsFor[place](name) }))
}

const sayable = ({ state, ended }: Meeting): Place[] => {
  if (state === 'live') return ['in_room', 'remote', 'left', 'did_not_attend']
  const isJustOver = ended !== undefined && Date.now() - Date.parse(ended.at) < putRightForMs
  return isJustOver ? ['left', 'did_not_attend'] : []
}
