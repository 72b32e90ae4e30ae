import type { Meeting } from '../meetings/meeting.ts'
import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, seatAt, type Actor } from '../rule.ts'
import { Powers, type Seat } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id } from '../words.ts'
import { standInEnded, standInNamed } from './events.ts'
import { attendanceAt } from './patch.ts'
import { isComing } from './standing.ts'

/**
 * Names somebody of the same party who comes instead, and the most that they may do at this meeting. Everyone sees it,
 * and nobody is asked for permission.
 */
export const standIn = command(
  'attendance.stand_in',
  { meetingId: Id, forSeatId: Id, standInSeatId: Id, powers: Powers },
  (table, actor, { meetingId, forSeatId, standInSeatId, powers }) => {
    const { meeting } = openFor(table, actor, meetingId, forSeatId)
    const standing = expected(seatAt(table, standInSeatId), 'standInSeatId')
    if (standing.party !== actor.party)
      throw new Refusal('forbidden', 'Somebody of your own party can come instead.', 'standInSeatId')
    if (standInSeatId === forSeatId)
      throw new Refusal('invalid', 'Choose another person who comes instead.', 'standInSeatId')
    if (standsInForAnother(meeting, standInSeatId, forSeatId))
      throw new Refusal('invalid', 'This person comes instead of somebody else already.', 'standInSeatId')
    const now = attendanceAt(meeting, forSeatId).standIn
    if (now?.seatId !== standInSeatId && isComing(meeting, standInSeatId))
      throw new Refusal(
        'invalid',
        'This person comes to the meeting anyway. Somebody who comes instead is there for another, and not for themselves.',
        'standInSeatId',
      )
    if (!powers.every((power) => standing.powers.includes(power)))
      throw new Refusal('forbidden', 'They can do no more at this meeting than their own seat can.', 'powers')
    // Else somebody who only speaks could take the voice of the one who signs and invites.
    const taken = standing.powers.filter((power) => !powers.includes(power))
    if (!actor.powers.includes('host') && !taken.every((power) => actor.powers.includes(power)))
      throw new Refusal(
        'forbidden',
        'This person may do more than you. Someone in your party who can invite may ask them to come instead.',
        'powers',
      )
    const isSame = now?.seatId === standInSeatId && now.powers.join() === powers.join()
    return isSame ? [] : [standInNamed({ meetingId, forSeatId, standInSeatId, powers })]
  },
)

/** Nobody comes instead any more; who did keeps only what their own seat can do. */
export const endStandIn = command(
  'attendance.end_stand_in',
  { meetingId: Id, forSeatId: Id },
  (table, actor, { meetingId, forSeatId }) => {
    const { meeting } = openFor(table, actor, meetingId, forSeatId)
    return attendanceAt(meeting, forSeatId).standIn ? [standInEnded({ meetingId, forSeatId })] : []
  },
)

/** By the person for whom another comes, or somebody who looks after the party’s seats; never by another party. */
function openFor(table: Table, actor: Actor, meetingId: Id, forSeatId: Id): { meeting: Meeting } {
  const seat = seatAt(table, forSeatId)
  if (seat.party !== actor.party)
    throw new Refusal('forbidden', 'Each party decides about its own people only.', 'forSeatId')
  if (forSeatId !== actor.seatId && !actor.powers.includes('host'))
    throw new Refusal(
      'forbidden',
      'The person themselves says who comes instead, or somebody in your party who can invite.',
      'forSeatId',
    )
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended.')
  return { meeting }
}

function expected(seat: Seat, path: string): Seat {
  if (seat.state === 'seated' || seat.state === 'invited') return seat
  throw new Refusal('closed', 'This person no longer has a seat.', path)
}

const standsInForAnother = ({ attendance }: Meeting, seatId: Id, forSeatId: Id) =>
  Object.entries(attendance).some(([id, { standIn }]) => id !== forSeatId && standIn?.seatId === seatId)
