import { endpoints } from '../../shared/protocol.ts'
import { isHere } from '../../shared/seats/seat.ts'
import { noSuchTable } from '../hosting/read-standing.ts'
import { answer, type Http } from '../http.ts'
import type { Minutes } from '../minutes/minutes.ts'
import { deviceOf } from '../people/caller.ts'
import { holdSeat } from '../people/sessions.ts'
import type { Services } from '../services.ts'
import { storyClock } from './clock.ts'
import { people } from './people.ts'
import { tellStory } from './story.ts'

/** The example review, for looking around without harm. Its seats are anybody's; no other table's ever are. */
export function addExample(http: Http, services: Services, minutes: Minutes) {
  answer(http, endpoints.example, async () => {
    const { host, seats, meetingId, document } = await tellStory(services, minutes, storyClock(Date.now()))
    return {
      workspaceId: host.workspaceId,
      meetingId,
      document,
      seats: people.map(({ key, party, role, name }) => ({
        seatId: seats[key],
        party,
        role,
        name,
        child: host.names.child,
      })),
    }
  })

  answer(http, endpoints.sitAtExample, async ({ body, params, request, reply }) => {
    const host = await services.hosting.host(params.workspaceId)
    const seat = host.table.seats[body.seatId]
    // In the words of a table that does not exist, so that nobody can ask which ones do.
    if (!host.isExample || !seat || !isHere(seat)) throw noSuchTable()
    const session = await deviceOf(services, request, reply)
    const taken = { workspaceId: host.workspaceId, seatId: seat.id }
    await holdSeat(services.sql, session.id, taken)
    return taken
  })
}
