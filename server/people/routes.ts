import { endpoints } from '../../shared/protocol.ts'
import type { SeatHeld } from '../../shared/seats/held.ts'
import { isHere } from '../../shared/seats/seat.ts'
import { Refusal } from '../../shared/refusal.ts'
import { answer, type Http } from '../http.ts'
import type { Services } from '../services.ts'
import { answerSeat, deviceOf } from './caller.ts'
import { tokenIn } from './cookie.ts'
import { endDeviceLinks, linkDevice, listDevices, useDeviceLink } from './devices.ts'
import { invite, renewInvitation } from './invitations.ts'
import { join, openLink, seatTaken, orDeadLink, welcome } from './joining.ts'
import { checkOpening, openWorkspace } from './opening.ts'
import { dropSeat, findSession, holdSeat, seatsHeld, type Held } from './sessions.ts'

/** How people come to a table, and on which devices. */
export function addPeopleRoutes(http: Http, services: Services) {
  const { sql, hosting, config } = services

  answer(http, endpoints.me, async ({ request }) => {
    const session = await findSession(sql, tokenIn(request.headers.cookie))
    const held = session ? await seatsHeld(sql, session.id) : []
    const seats = await Promise.all(held.map((one) => seatHeld(services, one)))
    return { opening: config.opening.by, isExampleOffered: config.example, seats: seats.flat() }
  })

  answer(http, endpoints.open, async ({ body, request, reply }) => {
    checkOpening(config.opening, body.openingCode)
    const taken = await openWorkspace(services, body)
    const session = await deviceOf(services, request, reply)
    await holdSeat(sql, session.id, taken)
    return taken
  })

  answerSeat(http, services, endpoints.invite, async ({ body, host, seat, request }) => {
    const { secret, seatId, code, expiresAt } = await invite(host, seat.id, body)
    return { seatId, code, expiresAt, link: linkTo(request, `join#${host.workspaceId}.${secret}`) }
  })

  answerSeat(http, services, endpoints.renewInvitation, async ({ body, params, host, seat, request }) => {
    const { secret, code, expiresAt } = await renewInvitation(host, seat.id, params.seatId, body.id)
    const link = linkTo(request, `join#${host.workspaceId}.${secret}`)
    return { seatId: params.seatId, code, expiresAt, link }
  })

  answer(http, endpoints.look, async ({ body, params, request, reply }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    const seatId = await openLink(sql, host, body)
    // The device has its cookie before it joins, so that joining can be asked again when its answer is lost.
    await deviceOf(services, request, reply)
    return welcome(host, seatId)
  })

  answer(http, endpoints.join, async ({ body, params, request, reply }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    const session = await deviceOf(services, request, reply)
    const taken = await seatTaken(sql, session.id, body)
    if (taken) return { workspaceId: host.workspaceId, seatId: taken }
    const seatId = await openLink(sql, host, body)
    // Somebody else may have used the link meanwhile, or it was taken back.
    await orDeadLink(join(host, session.id, seatId, body.name))
    return { workspaceId: host.workspaceId, seatId }
  })

  answerSeat(http, services, endpoints.rename, async ({ body, host, seat }) => {
    await host.rename(seat.id, body.name)
    return host.names
  })

  answerSeat(http, services, endpoints.devices, async ({ session, seat }) => {
    return { devices: await listDevices(sql, seat.id, session.id) }
  })

  answerSeat(http, services, endpoints.linkDevice, async ({ host, seat, request }) => {
    const { secret, expiresAt } = await linkDevice(sql, host.workspaceId, seat.id)
    return { expiresAt, link: linkTo(request, `device#${host.workspaceId}.${secret}`) }
  })

  answer(http, endpoints.joinDevice, async ({ body, params, request, reply }) => {
    const host = await orDeadLink(hosting.host(params.workspaceId))
    const seatId = await useDeviceLink(sql, host, body.secret)
    const session = await deviceOf(services, request, reply)
    await holdSeat(sql, session.id, { workspaceId: host.workspaceId, seatId })
    return { workspaceId: host.workspaceId, seatId }
  })

  answerSeat(http, services, endpoints.removeDevice, async ({ session, host, seat, params }) => {
    const devices = await listDevices(sql, seat.id, session.id)
    if (devices.length === 1 && devices[0]?.id === params.deviceId)
      throw new Refusal('invalid', 'This is your only device here. To give up your seat, leave the table.')
    await dropSeat(sql, seat.id, params.deviceId)
    await endDeviceLinks(sql, seat.id)
    services.rejudge(host.workspaceId, seat.id)
    return { devices: await listDevices(sql, seat.id, session.id) }
  })

  /** Invitations lead to where people find this server; by default to where the inviter found it. */
  const linkTo = (request: { protocol: string; host: string }, path: string) =>
    `${config.publicUrl ?? `${request.protocol}://${request.host}`}/${path}`
}

/** A seat as the first page lists it, or nothing: one table that cannot be read must not hide the others. */
async function seatHeld({ hosting, log }: Services, { workspaceId, seatId }: Held): Promise<SeatHeld[]> {
  try {
    // Only a look: this list must not fetch every table to the node that is asked for it.
    const { table, names, isExample } = await hosting.look(workspaceId)
    const seat = table.seats[seatId]
    if (!seat || !isHere(seat)) return []
    const { party, role } = seat
    return [
      { workspaceId, seatId, party, role, name: names.seats[seatId] ?? '', child: names.child, isExample },
    ]
  } catch (err) {
    log.error({ err, workspaceId }, 'table cannot be read')
    return []
  }
}
