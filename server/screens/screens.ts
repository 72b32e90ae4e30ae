import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../../shared/refusal.ts'
import { isShown, whyClosed } from '../../shared/screens/screen.ts'
import { Id } from '../../shared/words.ts'
import type { Sql } from '../db.ts'
import type { Host } from '../hosting/host.ts'
import { hashSecret, newId, newSecret } from '../people/secrets.ts'
import { maybe } from '../rows.ts'

/** Letters and digits that nobody takes for one another when they are read off a screen. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 8
const codeGoodForMs = 10 * 60_000

/** A day's meetings, and not the next one's. */
const screenGoodFor = '12 hours'

const Place = z.object({ id: Id, workspaceId: Id, meetingId: Id, seatId: Id })
export type ScreenPlace = z.infer<typeof Place>

/**
 * A code that puts a meeting on a screen: good for ten minutes and one screen, and until the same person makes another.
 */
export async function newScreenCode(
  sql: Sql,
  asked: { workspaceId: string; meetingId: string; seatId: string },
) {
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
  const expiresAt = new Date(Date.now() + codeGoodForMs).toISOString()
  const screenId = newId()
  await sql`
    insert into screen (id, workspace_id, meeting_id, seat_id, code_hash, code_expires_at)
    values (${screenId}, ${asked.workspaceId}, ${asked.meetingId}, ${asked.seatId}, ${hashSecret(code)}, ${expiresAt})
    on conflict (seat_id) where token_hash is null do update
    set id = excluded.id, meeting_id = excluded.meeting_id,
      code_hash = excluded.code_hash, code_expires_at = excluded.code_expires_at
  `
  return { screenId, code, expiresAt }
}

/** Which meeting a code is for. Refuses with `gone`, telling nothing. */
export async function findCode(sql: Sql, code: string): Promise<ScreenPlace> {
  const rows = await sql`
    select id, workspace_id, meeting_id, seat_id
    from screen
    where code_hash = ${hashSecret(code)} and token_hash is null and code_expires_at > now()
  `
  const place = maybe(Place, rows)
  if (!place) throw deadCode()
  return place
}

/** Takes the code for one screen, which then shows the meeting: everyone is told. Answers with the screen's token. */
export async function openScreen(
  sql: Sql,
  host: Host,
  code: string,
): Promise<{ place: ScreenPlace; token: string }> {
  const place = await findCode(sql, code)
  if (place.workspaceId !== host.workspaceId) throw deadCode()
  const token = newSecret()
  const { id: screenId, meetingId, seatId } = place
  const happened = await host.run({
    seatId,
    commandId: newId(),
    command: { type: 'screen.open', meetingId, screenId },
    also: async (sql) => {
      const taken = await sql`
        update screen
        set token_hash = ${hashSecret(token)}, opened_at = now()
        where id = ${screenId} and token_hash is null and code_expires_at > now()
        returning id
      `
      // Another screen was quicker.
      if (taken.length === 0) throw deadCode()
    },
  })
  // It was open by the time that it was this one's turn, so the token was not kept.
  if (happened.length === 0) throw deadCode()
  return { place, token }
}

/** The screen that holds this token, while its meeting is shown on it. */
export async function screenOf(
  { sql, hosting }: { sql: Sql; hosting: { host: (workspaceId: string) => Promise<Host> } },
  asked: { token: string | undefined; workspaceId: string },
): Promise<{ host: Host; screenId: string; meetingId: string; by: string }> {
  const rows = asked.token
    ? await sql`
        select id, workspace_id, meeting_id, seat_id
        from screen
        where token_hash = ${hashSecret(asked.token)}
          and workspace_id = ${asked.workspaceId}
          and opened_at > now() - ${screenGoodFor}::interval
      `
    : []
  const place = maybe(Place, rows)
  if (!place) throw notShown()
  const host = await hosting.host(asked.workspaceId)
  const { table } = host
  if (!isShown(table, place.meetingId, place.id)) throw notShown(whyClosed(table, place.meetingId, place.id))
  return { host, screenId: place.id, meetingId: place.meetingId, by: place.seatId }
}

const deadCode = () =>
  new Refusal(
    'gone',
    'This code does not work. Codes are good for ten minutes and one screen; ask for a new one.',
  )

const notShown = (why = 'Nothing is shown on this screen.') =>
  new Refusal('signed_out', `${why} To show a meeting here, enter a new code.`)
