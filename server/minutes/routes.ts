import { documentRight } from '../../shared/access.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Http } from '../http.ts'
import { answerSeat } from '../people/caller.ts'
import type { Services } from '../services.ts'
import { BrokenLog, readLogPage } from './read-log.ts'

/** How a text came about, from the log that its words were kept in; for every seat that may read the text. */
export function addMinutesRoutes(http: Http, services: Services) {
  answerSeat(http, services, endpoints.textLog, async ({ host, seat, query }) => {
    const place = { workspaceId: host.workspaceId, document: query.document }
    if (documentRight(host.table, seat.id, query.document) === 'none')
      throw new Refusal('forbidden', 'There is no such text at this table, or you may not read it.')
    try {
      const { prevHash, rows, isWhole } = await readLogPage(services.sql, place, query.after)
      return {
        prevHash: base64(prevHash),
        rows: rows.map(({ seq, seatId, at, bytes, hash }) => ({
          seq,
          seatId,
          at,
          bytes: base64(bytes),
          hash: base64(hash),
        })),
        isWhole,
      }
    } catch (err) {
      if (!(err instanceof BrokenLog)) throw err
      services.log.error({ ...place, seq: err.seq }, 'minutes log does not verify')
      throw new Refusal(
        'internal',
        `The history of these minutes was changed behind our back, at change ${err.seq}. It is not shown as if it were true. Tell whoever runs this server.`,
      )
    }
  })
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
