import type { Meeting } from '../meetings/meeting.ts'
import type { Power, Seat } from '../seats/seat.ts'

/** What a seat may do at a meeting: its powers, and for a stand-in no more than those it was given for this meeting. */
export function powersAt(seat: Seat, meeting: Meeting | undefined): readonly Power[] {
  if (!meeting || meeting.state === 'ended') return seat.powers
  const standIn = Object.values(meeting.attendance).find((one) => one.standIn?.seatId === seat.id)?.standIn
  return standIn ? seat.powers.filter((power) => standIn.powers.includes(power)) : seat.powers
}
