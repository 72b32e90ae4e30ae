import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'
import { Refusal } from '../../shared/refusal.ts'
import { isHere, type Seat } from '../../shared/seats/seat.ts'
import type { Sql } from '../db.ts'
import { addRoute, type Call, type Http } from '../http.ts'
import type { Services } from '../services.ts'
import type { Host } from '../hosting/host.ts'
import type { Hosting } from '../hosting/hosting.ts'
import { deviceName, setToken, tokenIn } from './cookie.ts'
import { findSession, seatsHeld, startSession, type Session } from './sessions.ts'

/** A device that acts from one seat of one workspace. */
export type Caller = { session: Session; host: Host; seat: Seat }

/**
 * Who asks: the cookie names the device, and `seat` says which of its seats at this table when it holds several.
 * Whoever has no seat here learns nothing about the table, not even that there is one.
 */
export async function callerOf(
  { sql, hosting }: { sql: Sql; hosting: Hosting },
  asked: { cookie: string | undefined; workspaceId: string; seatId?: string | undefined },
): Promise<Caller> {
  const session = await findSession(sql, tokenIn(asked.cookie))
  if (!session) throw noSeat()
  const held = (await seatsHeld(sql, session.id)).filter(
    ({ workspaceId }) => workspaceId === asked.workspaceId,
  )
  if (held.length > 1 && !asked.seatId)
    throw new Refusal(
      'invalid',
      'This device has several seats at this table. Say which one with ?seat=.',
      'seat',
    )
  const seatId = asked.seatId ?? held[0]?.seatId
  if (!seatId || !held.some((one) => one.seatId === seatId)) throw noSeat()
  const host = await hosting.host(asked.workspaceId)
  const seat = host.table.seats[seatId]
  if (!seat || !isHere(seat)) throw noSeat()
  return { session, host, seat }
}

const noSeat = () =>
  new Refusal(
    'signed_out',
    'This device has no seat at this table, or no longer. If you sit here on another device, bring your seat from there (People, “Use another device too”); if not, ask your party for a new link.',
  )

/** The device's session, begun now when it has none. */
export async function deviceOf(
  { sql, config }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session> {
  const known = await findSession(sql, tokenIn(request.headers.cookie))
  if (known) return known
  const { id, token } = await startSession(sql, deviceName(request.headers['user-agent']))
  setToken(reply, token, config.publicUrl)
  return { id }
}

/** Adds an endpoint that only a seat of the workspace in its path may call: who asks is found before it is handled. */
export function answerSeat<E extends Endpoint & { who: 'seat' }>(
  http: Http,
  services: Services,
  endpoint: E,
  handle: (call: Call<E> & Caller) => Promise<z.input<E['reply']>>,
) {
  addRoute(http, endpoint, async (call) => {
    const { params, request } = call
    const { seat: seatId } = call.query as { seat?: string | undefined }
    const { cookie } = request.headers
    return handle({
      ...call,
      ...(await callerOf(services, { cookie, workspaceId: params.workspaceId, seatId })),
    })
  })
}
