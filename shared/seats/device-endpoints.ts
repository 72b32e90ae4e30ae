import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id, Instant } from '../words.ts'
import { SeatTaken } from './held.ts'
import { Secret } from './link.ts'

export const Device = z.object({
  id: Id,
  name: z.string(),
  joinedAt: Instant,
  lastSeenAt: Instant,
  isThis: z.boolean(),
})
export type Device = z.infer<typeof Device>

/** The devices that hold one's seat, and bringing it to one more. */
export const deviceEndpoints = {
  devices: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/devices',
    who: 'seat',
    summary: 'The devices that hold this seat',
    reply: z.object({ devices: z.array(Device) }),
  }),
  linkDevice: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/devices',
    who: 'seat',
    summary: 'A link, good for ten minutes and one use, that brings this seat to another device',
    body: z.strictObject({}),
    reply: z.object({ link: z.string(), expiresAt: Instant }),
  }),
  joinDevice: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/devices/join',
    who: 'public',
    summary: 'Take one’s seat on this device too',
    body: z.strictObject({ secret: Secret }),
    reply: SeatTaken,
  }),
  removeDevice: endpoint({
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/devices/:deviceId',
    who: 'seat',
    summary: 'Take this seat away from one of one’s devices',
    reply: z.object({ devices: z.array(Device) }),
  }),
} as const
