import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt, type Actor } from '../rule.ts'
import { Id, Instant, line, optional } from '../words.ts'
import { described, empowered, invitationClosed, left, released } from './events.ts'
import { invitationRenewed, invited, joined } from './events.ts'
import { hasOthers, isVacant, looksAfter, othersWith } from './rights.ts'
import { Party, Powers, powers as allPowers, type Power } from './seat.ts'

/**
 * Invites a person to a seat. A party invites its own; when nobody sits in a party yet, any host may invite its
 * first contact, who then holds every power of that party and answers to nobody outside it.
 */
export const invite = command(
  'seat.invite',
  {
    seatId: Id,
    invitationId: Id,
    expiresAt: Instant,
    party: Party,
    role: line(80),
    organisation: optional(line(120)),
    isSupporter: z.boolean(),
    powers: Powers,
  },
  (table, actor, { party, isSupporter, powers, ...rest }) => {
    need(actor, 'host', 'invite people')
    if (!table.parties[party])
      throw new Refusal('invalid', 'Name this party first, then invite its people.', 'party')
    if (table.seats[rest.seatId]) throw new Refusal('invalid', 'This seat exists already.', 'seatId')
    if (isSupporter && party !== 'family' && party !== 'young_person')
      throw new Refusal('invalid', 'A supporter sits with the family or the young person.', 'isSupporter')
    if (party === actor.party) {
      mustHold(actor, powers)
      return [invited({ ...rest, party, isSupporter, powers })]
    }
    if (!isVacant(table, party))
      throw new Refusal('forbidden', 'This party has its own people now, and invites its own.', 'party')
    return [invited({ ...rest, party, isSupporter: false, powers: [...allPowers] })]
  },
)

/** Makes a new link for somebody who has not joined; the link sent before stops working. */
export const renewInvitation = command(
  'invitation.renew',
  { seatId: Id, invitationId: Id, expiresAt: Instant },
  (table, actor, renewal) => {
    const seat = seatAt(table, renewal.seatId)
    if (seat.state !== 'invited')
      throw new Refusal('closed', 'This seat is not waiting for anyone.', 'seatId')
    if (!looksAfter(table, actor, seat))
      throw new Refusal('forbidden', 'Only the party that sent this invitation can renew it.', 'seatId')
    return [invitationRenewed(renewal)]
  },
)

export const revokeInvitation = command('invitation.revoke', { seatId: Id }, (table, actor, { seatId }) => {
  const seat = seatAt(table, seatId)
  if (seat.state === 'revoked') return []
  if (seat.state !== 'invited') throw new Refusal('closed', 'This invitation was used already.', 'seatId')
  if (!looksAfter(table, actor, seat))
    throw new Refusal('forbidden', 'Only the party that sent this invitation can take it back.', 'seatId')
  return [invitationClosed({ seatId, reason: 'revoked' })]
})

/** Asked by the server's door for the invited seat, when five wrong codes were given for its link. */
export const closeInvitation = command('invitation.close', {}, (table, { seatId }) =>
  seatAt(table, seatId).invitation?.state === 'open'
    ? [invitationClosed({ seatId, reason: 'wrong_codes' })]
    : [],
)

/** Asked by the server's door for the invited seat, once the secret and the code were right. */
export const join = command('seat.join', {}, (table, { seatId }) => {
  const seat = seatAt(table, seatId)
  if (seat.state !== 'invited' || seat.invitation?.state !== 'open')
    throw new Refusal('gone', 'This invitation does not work any more. Ask for a new one.')
  return [joined({})]
})

/** Changes what a seat may do for its own party. A party keeps somebody who can invite. */
export const empower = command(
  'seat.empower',
  { seatId: Id, powers: Powers },
  (table, actor, { seatId, powers }) => {
    need(actor, 'host', 'change what others may do')
    const seat = seatAt(table, seatId)
    if (seat.party !== actor.party)
      throw new Refusal('forbidden', 'Each party decides about its own people only.', 'seatId')
    if (seat.state !== 'seated' && seat.state !== 'invited')
      throw new Refusal('closed', 'This person no longer has a seat.', 'seatId')
    mustHold(
      actor,
      powers.filter((power) => !seat.powers.includes(power)),
    )
    const losesLastHost = seat.powers.includes('host') && !powers.includes('host')
    if (losesLastHost && othersWith(table, seat, 'host').length === 0)
      throw new Refusal(
        'invalid',
        'Your party needs somebody who can invite. Let someone else do so first.',
        'powers',
      )
    return powers.join() === seat.powers.join() ? [] : [empowered({ seatId, powers })]
  },
)

/** Says who one is at this table. The name itself is kept outside the history. */
export const describe = command(
  'seat.describe',
  { role: line(80), organisation: optional(line(120)) },
  (table, { seatId }, description) => {
    const { role, organisation } = seatAt(table, seatId)
    const isSame = role === description.role && organisation === description.organisation
    return isSame ? [] : [described(description)]
  },
)

/** Releases one of the party's own people. There is no way to release anybody else's. */
export const release = command('seat.release', { seatId: Id }, (table, actor, { seatId }) => {
  need(actor, 'host', 'release a seat')
  const seat = seatAt(table, seatId)
  if (seat.party !== actor.party)
    throw new Refusal('forbidden', 'Each party releases its own people only.', 'seatId')
  if (seatId === actor.seatId)
    throw new Refusal('invalid', 'To give up your own seat, leave the table.', 'seatId')
  if (seat.state === 'released' || seat.state === 'left') return []
  if (seat.state !== 'seated') throw new Refusal('closed', 'Take the invitation back instead.', 'seatId')
  return [released({ seatId })]
})

/** Leaves the table. What one wrote, answered and promised stays. */
export const leave = command('seat.leave', {}, (table, actor) => {
  const seat = seatAt(table, actor.seatId)
  const isLastHost = seat.powers.includes('host') && othersWith(table, seat, 'host').length === 0
  if (isLastHost && hasOthers(table, seat))
    throw new Refusal(
      'invalid',
      'Let someone else of your party invite people first, or take back the open invitations, then leave.',
    )
  return [left({})]
})

/** Nobody hands on what they do not hold: else a supporter who may invite could let itself, or a second self, sign. */
function mustHold(actor: Actor, granted: readonly Power[]) {
  if (granted.every((power) => actor.powers.includes(power))) return
  throw new Refusal('forbidden', 'You can let others do only what your own seat can do.', 'powers')
}

/** Issued by the server's own doors, since they also write what is kept outside the history. */
export const doorCommands = [invite, renewInvitation, closeInvitation, join] as const

export const seatCommands = [revokeInvitation, empower, describe, release, leave] as const
