import { endpoints } from '../../shared/protocol.ts'
import { readEvents } from '../history/event-store.ts'
import type { Http } from '../http.ts'
import { answerSeat } from '../people/caller.ts'
import type { Services } from '../services.ts'

/** A table, what happened at it, and the one door for commands. */
export function addTableRoutes(http: Http, services: Services) {
  answerSeat(http, services, endpoints.table, async ({ host, seat }) => {
    return { seatId: seat.id, isExample: host.isExample, table: host.table, names: host.names }
  })

  answerSeat(http, services, endpoints.events, async ({ host, query }) => {
    const events = await readEvents(services.sql, host.workspaceId, query.after)
    return { events, names: host.names }
  })

  answerSeat(http, services, endpoints.command, async ({ body, host, seat }) => {
    return { events: await host.run({ seatId: seat.id, commandId: body.id, command: body.command }) }
  })
}
