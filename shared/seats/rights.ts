import type { Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import type { Party, Power, Seat } from './seat.ts'

export const seatsOf = (table: Table, party: Party): Seat[] =>
  Object.values(table.seats).filter((seat) => seat.party === party)

const isExpected = (seat: Seat) => seat.state === 'seated' || seat.state === 'invited'

/**
 * Nobody has ever sat in this party and nobody is invited to: any host may then invite its first contact. A party that
 * all its people left stays theirs, so that nobody else can take its voice.
 */
export const isVacant = (table: Table, party: Party) =>
  !seatsOf(table, party).some((seat) => seat.seatedAt !== undefined || seat.state === 'invited')

/** Somebody other than this one sits in the party or has been invited to. */
export const hasOthers = (table: Table, seat: Seat) =>
  seatsOf(table, seat.party).some((other) => other.id !== seat.id && isExpected(other))

/** Until a party's first contact joins, the one who sent that invitation looks after it, and nobody else. */
export function looksAfter(table: Table, actor: Pick<Actor, 'party' | 'powers'>, seat: Seat): boolean {
  if (!actor.powers.includes('host')) return false
  if (seat.party === actor.party) return true
  const inviter = seat.invitation && table.seats[seat.invitation.by]
  return seat.state === 'invited' && inviter?.party === actor.party
}

/** Seated people of the party, other than this one, who hold the power. */
export const othersWith = (table: Table, seat: Seat, power: Power): Seat[] =>
  seatsOf(table, seat.party).filter(
    (other) => other.id !== seat.id && other.state === 'seated' && other.powers.includes(power),
  )
