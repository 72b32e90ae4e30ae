import type { FastifyReply } from 'fastify'
import { powersAt } from '../../shared/attendance/powers-at.ts'
import { endpoints } from '../../shared/protocol.ts'
import { mayShow } from '../../shared/screens/commands.ts'
import { screenView } from '../../shared/screens/screen-view.ts'
import { Refusal } from '../../shared/refusal.ts'
import { answer, type Http } from '../http.ts'
import type { Live } from '../live.ts'
import { answerSeat } from '../people/caller.ts'
import { setToken, tokenIn } from '../people/cookie.ts'
import type { Services } from '../services.ts'
import { screenCookie } from './cookie.ts'
import { findCode, newScreenCode, openScreen, screenOf } from './screens.ts'

/** How a screen in the room comes to show a meeting. */
export function addScreenRoutes(http: Http, services: Services, live: Pick<Live, 'here'>) {
  const { sql, hosting, config } = services

  answerSeat(http, services, endpoints.screenCode, async ({ body, host, seat }) => {
    const { table, workspaceId } = host
    const { meetingId } = body
    const powers = powersAt(seat, table.meetings[meetingId])
    mayShow(table, { seatId: seat.id, powers }, meetingId)
    return newScreenCode(sql, { workspaceId, meetingId, seatId: seat.id })
  })

  // Only a look: which node the screen then asks is for its address to say.
  answer(http, endpoints.findScreen, async ({ body }) => {
    const { workspaceId } = await findCode(sql, body.code)
    return { workspaceId }
  })

  answer(http, endpoints.openScreen, async ({ body, params, reply }) => {
    const host = await hosting.host(params.workspaceId)
    const { token } = await openScreen(sql, host, body.code)
    keepToken(reply, token)
    return {}
  })

  answer(http, endpoints.screen, async ({ params, request }) => {
    const token = tokenIn(request.headers.cookie, screenCookie)
    const { host, meetingId } = await screenOf(services, { token, workspaceId: params.workspaceId })
    const view = screenView(host.table, host.names, meetingId, live.here(params.workspaceId, meetingId))
    if (!view) throw new Refusal('not_found', 'There is no such meeting.')
    return view
  })

  const keepToken = (reply: FastifyReply, token: string) =>
    setToken(reply, token, config.publicUrl, { name: screenCookie, goodForSeconds: 12 * 60 * 60 })
}
