import { z } from 'zod'
import { event } from '../rule.ts'
import { Id, Instant, line } from '../words.ts'
import { patchSeat } from './patch.ts'
import { Invitation, Party, Power } from './seat.ts'

/** Somebody will come: said to every party at once. It is notice, and nothing waits for an answer to it. */
export const invited = event(
  'seat.invited',
  {
    seatId: Id,
    invitationId: Id,
    expiresAt: Instant,
    party: Party,
    role: line(80),
    organisation: line(120).optional(),
    isSupporter: z.boolean(),
    powers: z.array(Power),
  },
  (table, { seatId, invitationId, expiresAt, ...seat }, by) => ({
    ...table,
    seats: {
      ...table.seats,
      [seatId]: {
        ...seat,
        id: seatId,
        state: 'invited',
        invitation: { id: invitationId, by: by.seatId, at: by.at, expiresAt, state: 'open' },
      },
    },
  }),
)

/** A new link for a seat that was not taken yet; the former link is dead. */
export const invitationRenewed = event(
  'invitation.renewed',
  { seatId: Id, invitationId: Id, expiresAt: Instant },
  (table, { seatId, invitationId, expiresAt }, by) =>
    patchSeat(table, seatId, {
      invitation: { id: invitationId, by: by.seatId, at: by.at, expiresAt, state: 'open' },
    }),
)

/** The link is dead. The seat stays invited where a new link may be sent (`wrong_codes`), else it ends. */
export const invitationClosed = event(
  'invitation.closed',
  { seatId: Id, reason: z.enum(['revoked', 'wrong_codes']) },
  (table, { seatId, reason }, { at }) => {
    const invitation = table.seats[seatId]?.invitation
    const closed: Invitation | undefined = invitation && { ...invitation, state: reason }
    return patchSeat(
      table,
      seatId,
      reason === 'revoked' ? { invitation: closed, state: 'revoked', endedAt: at } : { invitation: closed },
    )
  },
)

export const joined = event('seat.joined', {}, (table, _nothing, { seatId, at }) => {
  const invitation = table.seats[seatId]?.invitation
  return patchSeat(table, seatId, {
    state: 'seated',
    seatedAt: at,
    invitation: invitation && { ...invitation, state: 'used' },
  })
})

export const empowered = event(
  'seat.empowered',
  { seatId: Id, powers: z.array(Power) },
  (table, { seatId, powers }) => patchSeat(table, seatId, { powers }),
)

export const described = event(
  'seat.described',
  { role: line(80), organisation: line(120).optional() },
  (table, { role, organisation }, { seatId }) => patchSeat(table, seatId, { role, organisation }),
)

export const released = event('seat.released', { seatId: Id }, (table, { seatId }, { at }) =>
  patchSeat(table, seatId, { state: 'released', endedAt: at }),
)

export const left = event('seat.left', {}, (table, _nothing, { seatId, at }) =>
  patchSeat(table, seatId, { state: 'left', endedAt: at }),
)
