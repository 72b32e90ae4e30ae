import { z } from 'zod'
import type { Welcome } from '../../shared/seats/endpoints.ts'
import { Refusal } from '../../shared/refusal.ts'
import { seatAt } from '../../shared/rule.ts'
import { Id, Instant } from '../../shared/words.ts'
import type { Sql } from '../db.ts'
import type { Host } from '../hosting/host.ts'
import { maybe } from '../rows.ts'
import { transact } from '../transaction.ts'
import { closeLinks } from './invitations.ts'
import { hashCode, hashSecret, newId } from './secrets.ts'
import { holdSeat } from './sessions.ts'

const Opened = z.object({
  id: Id,
  seatId: Id,
  codeHash: z.instanceof(Buffer),
  wrongCodes: z.number(),
  expiresAt: Instant,
  closedAt: Instant.nullable(),
})

type LinkAndCode = { secret: string; code: string }

const codesAllowed = 5

/**
 * The seat that a link and a code open. A link that is unknown, used, taken back or out of date gives one and the
 * same refusal (`gone`), which names nobody. Five wrong codes close the link, and its sender is told.
 */
export async function openLink(sql: Sql, host: Host, { secret, code }: LinkAndCode): Promise<string> {
  const wrongs = await transact(sql, async (sql) => {
    const rows = await sql`
      select id, seat_id, code_hash, wrong_codes, expires_at, closed_at
      from invitation
      where secret_hash = ${hashSecret(secret)} and workspace_id = ${host.workspaceId}
      for update
    `
    const link = maybe(Opened, rows)
    if (!link || link.closedAt || Date.parse(link.expiresAt) < Date.now()) throw deadLink()
    if (!isAwaited(host, link)) throw deadLink()
    const { seatId } = link
    if (link.codeHash.equals(hashCode(secret, code))) return { seatId, wrongCodes: 0 }
    await sql`
      update invitation
      set wrong_codes = wrong_codes + 1,
          closed_at = case when wrong_codes + 1 >= ${codesAllowed} then now() end
      where id = ${link.id}
    `
    return { seatId, wrongCodes: link.wrongCodes + 1 }
  })
  if (wrongs.wrongCodes === 0) return wrongs.seatId
  if (wrongs.wrongCodes < codesAllowed) throw wrongCode(codesAllowed - wrongs.wrongCodes)
  await tellSender(host, wrongs.seatId)
  throw deadLink()
}

/** Taking an invitation back is a command, so whether it still stands is said by the table. */
function isAwaited({ table }: Host, link: { id: string; seatId: string }): boolean {
  const seat = table.seats[link.seatId]
  return seat?.state === 'invited' && seat.invitation?.state === 'open' && seat.invitation.id === link.id
}

/** Whatever stands against it, a link that does not work gives one refusal. */
export async function orDeadLink<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (err) {
    throw err instanceof Refusal && err.code !== 'moving' ? deadLink() : err
  }
}

export const deadLink = () =>
  new Refusal('gone', 'This link does not work any more. Ask the person who sent it for a new one.')

const wrongCode = (left: number) =>
  new Refusal(
    'invalid',
    `That is not the code for this link. You can try ${left === 1 ? 'once more' : `${left} more times`}.`,
    'code',
  )

/** The table's history shows that the link was closed, so that whoever sent it sees it and can make a new one. */
async function tellSender(host: Host, seatId: string) {
  await host.run({ seatId, commandId: newId(), command: { type: 'invitation.close' } })
}

/** What the invited person should know before joining: who invites, who is here, and what the seat can do. */
export function welcome(host: Host, seatId: string): Welcome {
  const { table, names } = host
  const seat = seatAt(table, seatId)
  const inviter = seatAt(table, seat.invitation?.by ?? '')
  const nameOf = (id: string) => names.seats[id] ?? 'Somebody'
  return {
    child: names.child,
    seat,
    name: nameOf(seatId),
    invitedBy: { name: nameOf(inviter.id), role: inviter.role, party: inviter.party },
    people: Object.values(table.seats)
      .filter((other) => other.id !== seatId && (other.state === 'seated' || other.state === 'invited'))
      .map(({ id, role, party, state }) => ({ name: nameOf(id), role, party, isSeated: state === 'seated' })),
    meetings: Object.values(table.meetings)
      .filter(({ state }) => state === 'noticed' || state === 'live')
      .map(({ title, startsAt }) => ({ title, startsAt })),
  }
}

/** The seat that this device took with the link before, when the answer was lost on the way; else undefined. */
export async function seatTaken(
  sql: Sql,
  sessionId: string,
  { secret }: LinkAndCode,
): Promise<string | undefined> {
  const rows = await sql`
    select invitation.seat_id
    from invitation
    join session_seat on session_seat.seat_id = invitation.seat_id
    where secret_hash = ${hashSecret(secret)} and session_id = ${sessionId} and ended_at is null
  `
  return maybe(z.object({ seatId: Id }), rows)?.seatId
}

/** Takes the seat: the link is used up, and the device holds the seat from now on. */
export async function join(host: Host, sessionId: string, seatId: string, name: string): Promise<void> {
  await host.run({
    seatId,
    commandId: newId(),
    command: { type: 'seat.join' },
    names: { [seatId]: name },
    also: async (sql) => {
      await closeLinks(sql, seatId)
      await sql`update seat set name = ${name} where id = ${seatId}`
      await holdSeat(sql, sessionId, { workspaceId: host.workspaceId, seatId })
    },
  })
}
