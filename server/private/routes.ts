import { earlierThan, newestOf } from '../../shared/private/paging.ts'
import { endpoints } from '../../shared/protocol.ts'
import type { Http } from '../http.ts'
import { answerSeat } from '../people/caller.ts'
import type { Services } from '../services.ts'
import type { Sides } from './sides.ts'

/** A party's own side of the table. Which party is never asked: it is that of the seat that asks. */
export function addPrivateRoutes(http: Http, services: Services, sides: Sides) {
  answerSeat(http, services, endpoints.privateSide, async ({ host, seat }) =>
    newestOf(await sides.read(host, seat.party), seat.id),
  )

  answerSeat(http, services, endpoints.privateMessages, async ({ host, seat, query }) =>
    earlierThan(await sides.read(host, seat.party), seat.id, query.before),
  )

  answerSeat(http, services, endpoints.privateCommand, async ({ body, host, seat }) => {
    const asked = { seatId: seat.id, commandId: body.id, command: body.command }
    return { events: await sides.run(host, seat.party, asked) }
  })
}
