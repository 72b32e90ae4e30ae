import { z } from 'zod'
import { isHere } from '../../shared/seats/seat.ts'
import { Device } from '../../shared/seats/device-endpoints.ts'
import { Id } from '../../shared/words.ts'
import type { Sql } from '../db.ts'
import type { Host } from '../hosting/host.ts'
import { many, maybe } from '../rows.ts'
import { deadLink } from './joining.ts'
import { hashSecret, newSecret } from './secrets.ts'

const Link = z.object({ seatId: Id })

const goodForMs = 10 * 60_000

/** The devices that hold a seat, oldest first; `isThis` marks the one that asks. */
export async function listDevices(sql: Sql, seatId: string, sessionId: string): Promise<Device[]> {
  const rows = await sql`
    select session.id, device_name as name, joined_at, last_seen_at, session.id = ${sessionId} as is_this
    from session_seat
    join session on session.id = session_seat.session_id
    where seat_id = ${seatId} and ended_at is null
    order by joined_at, session.id
  `
  return many(Device, rows)
}

/** A secret that brings the seat to one more device: good for ten minutes and one use. */
export async function linkDevice(sql: Sql, workspaceId: string, seatId: string) {
  const secret = newSecret()
  const expiresAt = new Date(Date.now() + goodForMs).toISOString()
  await sql`
    insert into device_link (secret_hash, workspace_id, seat_id, expires_at)
    values (${hashSecret(secret)}, ${workspaceId}, ${seatId}, ${expiresAt})
  `
  return { secret, expiresAt }
}

/** Ends the links of a seat that nobody used yet: a device that is removed may have made them. */
export async function endDeviceLinks(sql: Sql, seatId: string): Promise<void> {
  await sql`update device_link set used_at = now() where seat_id = ${seatId} and used_at is null`
}

/** The seat that a device link is for; using it uses it up. Refuses with `gone`, naming nobody. */
export async function useDeviceLink(sql: Sql, host: Host, secret: string): Promise<string> {
  const rows = await sql`
    update device_link
    set used_at = now()
    where secret_hash = ${hashSecret(secret)}
      and workspace_id = ${host.workspaceId}
      and used_at is null
      and expires_at > now()
    returning seat_id
  `
  const seat = host.table.seats[maybe(Link, rows)?.seatId ?? '']
  if (!seat || !isHere(seat)) throw deadLink()
  return seat.id
}
