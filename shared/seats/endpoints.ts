import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Names } from '../names.ts'
import { Id, Instant, line, optional } from '../words.ts'
import { SeatHeld, SeatTaken } from './held.ts'
import { Code, Secret } from './link.ts'
import { Party, Powers, Seat } from './seat.ts'

/** A link to hand over once: the server keeps only hashes of it. */
const Handover = z.object({ seatId: Id, link: z.string(), code: z.string(), expiresAt: Instant })
export type Handover = z.infer<typeof Handover>

const LinkAndCode = { secret: Secret, code: Code }

/** What an invited person is shown before joining, once the link and the code were right. */
export const Welcome = z.object({
  child: line(60),
  seat: Seat.pick({ party: true, role: true, organisation: true, powers: true, isSupporter: true }),
  name: line(80),
  invitedBy: z.object({ name: line(80), role: line(80), party: Party }),
  people: z.array(z.object({ name: line(80), role: line(80), party: Party, isSeated: z.boolean() })),
  meetings: z.array(z.object({ title: line(120), startsAt: Instant })),
})
export type Welcome = z.infer<typeof Welcome>

/** Finding one's seats, inviting to a seat, and taking it. */
export const seatEndpoints = {
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    who: 'public',
    summary: 'The seats that this device holds, and what this server offers',
    reply: z.object({
      opening: z.enum(['anyone', 'code']),
      isExampleOffered: z.boolean(),
      seats: z.array(SeatHeld),
    }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/invitations',
    who: 'seat',
    summary: 'Invite a person to a seat: answers with a personal link and its code, once',
    body: z.strictObject({
      id: Id,
      party: Party,
      name: line(80),
      role: line(80),
      organisation: optional(line(120)),
      isSupporter: z.boolean(),
      powers: Powers,
    }),
    reply: Handover,
  }),
  renewInvitation: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/seats/:seatId/invitation',
    who: 'seat',
    summary: 'Make a new link for somebody who has not joined; the former one stops working',
    body: z.strictObject({ id: Id }),
    reply: Handover,
  }),
  look: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/join/look',
    who: 'public',
    summary: 'What an invited person should know before joining',
    body: z.strictObject(LinkAndCode),
    reply: Welcome,
  }),
  join: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/join',
    who: 'public',
    summary: 'Take the seat that a personal link is for',
    body: z.strictObject({ ...LinkAndCode, name: line(80) }),
    reply: SeatTaken,
  }),
  rename: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/name',
    who: 'seat',
    summary: 'Change how one’s own name is shown',
    body: z.strictObject({ name: line(80) }),
    reply: Names,
  }),
} as const
