import { endpoints } from '../../shared/protocol.ts'
import { isHere } from '../../shared/seats/seat.ts'
import { answer, type Http } from '../http.ts'
import type { Services } from '../services.ts'
import { callerOf, deviceOf } from './caller.ts'
import { tokenIn } from './cookie.ts'
import { endDeviceLinks, linkDevice, listDevices, useDeviceLink } from './devices.ts'
import { invite, renewInvitation } from './invitations.ts'
import { join, openLink, orDeadLink, welcome } from './joining.ts'
import { checkOpening, openWorkspace } from './opening.ts'
import { dropSeat, findSession, holdSeat, seatsHeld } from './sessions.ts'

/** How people come to a table, and on which devices. */
export function addPeopleRoutes(http: Http, services: Services) {
  const { sql, hosting, config } = services

  answer(http, endpoints.me, async ({ request }) => {
    const session = await findSession(sql, tokenIn(request.headers.cookie))
    const held = session ? await seatsHeld(sql, session.id) : []
    const seats = await Promise.all(
      held.map(async ({ workspaceId, seatId }) => {
        const host = await hosting.host(workspaceId)
        const seat = host.table.seats[seatId]
        if (!seat || !isHere(seat)) return []
        const name = host.names.seats[seatId] ?? ''
        const { child } = host.names
        return [
          { workspaceId, seatId, party: seat.party, role: seat.role, name, child, isExample: host.isExample },
        ]
      }),
    )
    return { opening: config.opening.by, isExampleOffered: config.example, seats: seats.flat() }
  })

  answer(http, endpoints.open, async ({ body, request, reply }) => {
    checkOpening(config.opening, body.openingCode)
    const taken = await openWorkspace(services, body)
    const session = await deviceOf(sql, request, reply)
    await holdSeat(sql, session.id, taken)
    return taken
  })

  answer(http, endpoints.invite, async ({ body, ...call }) => {
    const { host, seat } = await caller(services, call)
    const { secret, seatId, code, expiresAt } = await invite(host, seat.id, body)
    return { seatId, code, expiresAt, link: linkTo(call.request, `join#${host.workspaceId}.${secret}`) }
  })

  answer(http, endpoints.renewInvitation, async ({ body, params, ...call }) => {
    const { host, seat } = await caller(services, { params, ...call })
    const { secret, code, expiresAt } = await renewInvitation(host, seat.id, params.seatId, body.id)
    const link = linkTo(call.request, `join#${host.workspaceId}.${secret}`)
    return { seatId: params.seatId, code, expiresAt, link }
  })

  answer(http, endpoints.look, async ({ body, params }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    return welcome(host, await openLink(sql, host, body))
  })

  answer(http, endpoints.join, async ({ body, params, request, reply }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    const seatId = await openLink(sql, host, body)
    const session = await deviceOf(sql, request, reply)
    // Somebody else may have used the link meanwhile, or it was taken back.
    await orDeadLink(join(host, session.id, seatId, body.name))
    return { workspaceId: host.workspaceId, seatId }
  })

  answer(http, endpoints.rename, async ({ body, ...call }) => {
    const { host, seat } = await caller(services, call)
    await host.rename(seat.id, body.name)
    return host.names
  })

  answer(http, endpoints.devices, async (call) => {
    const { session, seat } = await caller(services, call)
    return { devices: await listDevices(sql, seat.id, session.id) }
  })

  answer(http, endpoints.linkDevice, async (call) => {
    const { host, seat } = await caller(services, call)
    const { secret, expiresAt } = await linkDevice(sql, host.workspaceId, seat.id)
    return { expiresAt, link: linkTo(call.request, `device#${host.workspaceId}.${secret}`) }
  })

  answer(http, endpoints.joinDevice, async ({ body, params, request, reply }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    const seatId = await useDeviceLink(sql, host, body.secret)
    const session = await deviceOf(sql, request, reply)
    await holdSeat(sql, session.id, { workspaceId: host.workspaceId, seatId })
    return { workspaceId: host.workspaceId, seatId }
  })

  answer(http, endpoints.removeDevice, async (call) => {
    const { session, host, seat } = await caller(services, call)
    await dropSeat(sql, seat.id, call.params.deviceId)
    await endDeviceLinks(sql, seat.id)
    services.rejudge(host.workspaceId, seat.id)
    return { devices: await listDevices(sql, seat.id, session.id) }
  })

  /** Invitations lead to where people find this server; by default to where the inviter found it. */
  const linkTo = (request: { protocol: string; host: string }, path: string) =>
    `${config.publicUrl ?? `${request.protocol}://${request.host}`}/${path}`
}

type SeatCall = {
  params: { workspaceId: string }
  query: { seat?: string | undefined }
  request: { headers: { cookie?: string | undefined } }
}

/** The seat that a call comes from. */
export const caller = (services: Services, { params, query, request }: SeatCall) =>
  callerOf(services, { cookie: request.headers.cookie, workspaceId: params.workspaceId, seatId: query.seat })
