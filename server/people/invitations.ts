import type { z } from 'zod'
import type { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Queryable } from '../db.ts'
import type { Host } from '../hosting/host.ts'
import { hashCode, hashSecret, newCode, newId, newSecret } from './secrets.ts'

type Invite = z.output<typeof endpoints.invite.body>
type Link = { secret: string; code: string; expiresAt: string }

const goodForMs = 14 * 24 * 60 * 60_000

/** Makes a seat and a personal link for it. The secret and the code are known to the caller alone. */
export async function invite(
  host: Host,
  by: string,
  { id, name, ...seat }: Invite,
): Promise<Link & { seatId: string }> {
  const seatId = newId()
  const link = newLink()
  const done = await host.run({
    seatId: by,
    commandId: id,
    command: { type: 'seat.invite', seatId, ...inHistory(link), ...seat },
    names: { [seatId]: name },
    also: async (sql) => {
      await sql`insert into seat (id, workspace_id, name) values (${seatId}, ${host.workspaceId}, ${name})`
      await storeLink(sql, host.workspaceId, seatId, link)
    },
  })
  mustBeNew(done, link)
  return { seatId, ...link }
}

/** Makes a new link for a seat that nobody has taken yet, and kills the former one. */
export async function renewInvitation(
  host: Host,
  by: string,
  seatId: string,
  commandId: string,
): Promise<Link> {
  const link = newLink()
  const done = await host.run({
    seatId: by,
    commandId,
    command: { type: 'invitation.renew', seatId, ...inHistory(link) },
    also: async (sql) => {
      await closeLinks(sql, seatId)
      await storeLink(sql, host.workspaceId, seatId, link)
    },
  })
  mustBeNew(done, link)
  return link
}

export async function closeLinks(sql: Queryable, seatId: string): Promise<void> {
  await sql`update invitation set closed_at = now() where seat_id = ${seatId} and closed_at is null`
}

type NewLink = Link & { invitationId: string }

const newLink = (): NewLink => ({
  invitationId: newId(),
  secret: newSecret(),
  code: newCode(),
  expiresAt: new Date(Date.now() + goodForMs).toISOString(),
})

const inHistory = ({ invitationId, expiresAt }: NewLink) => ({ invitationId, expiresAt })

async function storeLink(sql: Queryable, workspaceId: string, seatId: string, link: NewLink): Promise<void> {
  await sql`
    insert into invitation (id, workspace_id, seat_id, secret_hash, code_hash, expires_at)
    values (
      ${link.invitationId}, ${workspaceId}, ${seatId},
      ${hashSecret(link.secret)}, ${hashCode(link.secret, link.code)}, ${link.expiresAt}
    )
  `
}

/** A link is shown once. When its answer was lost on the way, a new one is made instead. */
function mustBeNew(done: { payload: unknown }[], { invitationId }: NewLink) {
  const isNew = done.some(
    ({ payload }) => (payload as { invitationId?: string }).invitationId === invitationId,
  )
  if (!isNew)
    throw new Refusal('gone', 'This invitation was made before. Make a new link for it under People.')
}
