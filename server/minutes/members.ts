import { Party } from '../../shared/seats/seat.ts'
import { durableStatus } from '../../shared/minutes/wire.ts'
import type { Limits } from './limits.ts'
import type { Member, Visitor } from './member.ts'

/** The sockets that have one text open, and who still finds a place among them. */
export class Members extends Set<Member> {
  readonly #limits: Limits

  constructor(limits: Limits) {
    super()
    this.#limits = limits
  }

  /** Nobody takes up so many places that others find none: no seat, and no party with all of its seats and screens. */
  isFullFor(visitor: Visitor): boolean {
    const { maxSocketsPerRoom, maxSocketsPerSeat, placesPerSide } = this.#limits
    const visitors = [...this].map((member) => member.visitor)
    const own = visitors.filter(({ seatId }) => seatId === visitor.seatId).length
    const keptForOthers = Party.options
      .filter((party) => party !== visitor.party)
      .map((party) => placesPerSide - visitors.filter((other) => other.party === party).length)
      .reduce((sum, free) => sum + Math.max(0, free), 0)
    return own >= maxSocketsPerSeat || this.size + keptForOthers >= maxSocketsPerRoom
  }

  /** Whether any page waits to be told that its words are durable. */
  get isAnyOwed(): boolean {
    return [...this].some(({ acks }) => acks.isOwing)
  }

  /** Those whose frames wait for the text. */
  get held(): Member[] {
    return [...this].filter(({ isHeld }) => isHeld)
  }

  /** Ends the sockets that did not answer the last time. */
  ping(): void {
    for (const member of this) member.ping()
  }

  /** Hears nobody until `resume`. */
  pause(): void {
    for (const member of this) member.pause()
  }

  resume(): void {
    for (const member of this) member.resume()
  }

  /** Tells everybody whose words are not in the database that they are not yet. */
  notSaved(): void {
    for (const member of this) {
      if (member.acks.isOwing || member.isHeld) member.send(member.durableFrames(durableStatus.retrying))
    }
  }

  close(code: number, reason: string): void {
    for (const member of this) member.close(code, reason)
  }
}
