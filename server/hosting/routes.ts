import { endpoints } from '../../shared/protocol.ts'
import { readEvents } from '../history/event-store.ts'
import { answer, type Http } from '../http.ts'
import { caller } from '../people/routes.ts'
import type { Services } from '../services.ts'

/** A table, what happened at it, and the one door for commands. */
export function addTableRoutes(http: Http, services: Services) {
  answer(http, endpoints.table, async (call) => {
    const { host, seat } = await caller(services, call)
    return { seatId: seat.id, isExample: host.isExample, table: host.table, names: host.names }
  })

  answer(http, endpoints.events, async (call) => {
    const { host } = await caller(services, call)
    const events = await readEvents(services.sql, host.workspaceId, call.query.after)
    return { events, names: host.names }
  })

  answer(http, endpoints.command, async ({ body, ...call }) => {
    const { host, seat } = await caller(services, call)
    return { events: await host.run({ seatId: seat.id, commandId: body.id, command: body.command }) }
  })
}
