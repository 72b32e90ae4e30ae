import { z } from 'zod'
import { Id, Instant } from '../../shared/words.ts'
import type { Queryable, Sql } from '../db.ts'
import { many, maybe } from '../rows.ts'
import { hashSecret, newId, newSecret } from './secrets.ts'

/** A device at the table, known by its cookie. */
export type Session = { id: string }

const SessionRow = z.object({ id: Id, lastSeenAt: Instant })
const Held = z.object({ workspaceId: Id, seatId: Id })
export type Held = z.infer<typeof Held>

const seenEveryMs = 5 * 60_000

/** The session that a cookie's token stands for, if any. Notes, now and then, that the device was seen. */
export async function findSession(sql: Sql, token: string | undefined): Promise<Session | undefined> {
  if (!token) return undefined
  const rows = await sql`select id, last_seen_at from session where token_hash = ${hashSecret(token)}`
  const session = maybe(SessionRow, rows)
  if (session && Date.now() - Date.parse(session.lastSeenAt) > seenEveryMs)
    await sql`update session set last_seen_at = now() where id = ${session.id}`
  return session && { id: session.id }
}

/** Starts a session for a new device; the token goes into its cookie and nowhere else. */
export async function startSession(sql: Queryable, deviceName: string): Promise<Session & { token: string }> {
  const session = { id: newId(), token: newSecret() }
  await sql`
    insert into session (id, token_hash, device_name)
    values (${session.id}, ${hashSecret(session.token)}, ${deviceName})
  `
  return session
}

/** The seats that a device holds, oldest first. */
export async function seatsHeld(sql: Queryable, sessionId: string): Promise<Held[]> {
  const rows = await sql`
    select workspace_id, seat_id
    from session_seat
    where session_id = ${sessionId} and ended_at is null
    order by joined_at, seat_id
  `
  return many(Held, rows)
}

/** Lets a device act from a seat. */
export async function holdSeat(
  sql: Queryable,
  sessionId: string,
  { workspaceId, seatId }: Held,
): Promise<void> {
  await sql`
    insert into session_seat (session_id, seat_id, workspace_id)
    values (${sessionId}, ${seatId}, ${workspaceId})
    on conflict (session_id, seat_id) do update set ended_at = null, joined_at = now()
  `
}

/** Takes a seat from one of its devices. */
export async function dropSeat(sql: Queryable, seatId: string, sessionId: string): Promise<void> {
  await sql`
    update session_seat
    set ended_at = now()
    where seat_id = ${seatId} and session_id = ${sessionId} and ended_at is null
  `
}
