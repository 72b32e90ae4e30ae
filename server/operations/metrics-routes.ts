import { timingSafeEqual } from 'node:crypto'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal, statusOf } from '../../shared/refusal.ts'
import type { Http } from '../http.ts'
import { hashSecret } from '../people/secrets.ts'
import type { Hosting } from '../hosting/hosting.ts'
import type { Live } from '../live.ts'
import type { Minutes } from '../minutes/minutes.ts'
import type { Metrics, Standing } from './metrics.ts'

type Counted = { hosting: Hosting; live: Live; minutes: Minutes }
type Given = Counted & { token: string | undefined }

/**
 * `GET /metrics`, for whoever sends METRICS_TOKEN as a bearer token. Without one there is no such address: a rule for
 * "this machine only" would let everybody in through a proxy on the same machine, which need not say for whom it asks.
 */
export function addMetrics(http: Http, metrics: Metrics, { token, ...counted }: Given) {
  http.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions
    const isCall = url?.startsWith('/api/') ?? false
    const route = isCall ? `${request.method} ${url}` : 'page'
    metrics.request({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    if (url === endpoints.command.path) metrics.command(outcomeOf(reply.statusCode))
  })
  if (token === undefined) return
  const expected = hashSecret(`Bearer ${token}`)
  metrics.aboutProcess()
  http.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // Hashed, so that both have one length and the time it takes tells nothing.
    const isKnown = timingSafeEqual(hashSecret(request.headers.authorization ?? ''), expected)
    if (!isKnown) throw new Refusal('signed_out', 'Send the METRICS_TOKEN of this server as a bearer token.')
    void reply.type(metrics.contentType).header('cache-control', 'no-store')
    return metrics.read(standingOf(counted))
  })
}

function outcomeOf(status: number) {
  if (status < 400) return 'done'
  if (status === statusOf.moving) return 'moving'
  return status < 500 ? 'refused' : 'failed'
}

function standingOf({ hosting, live, minutes }: Counted): Standing {
  const { rooms, sockets, queued } = minutes.counts()
  return {
    rooms,
    minutesSockets: sockets,
    queued,
    isDurable: minutes.isDurable(),
    liveSockets: live.count,
    workspaces: hosting.count,
  }
}
