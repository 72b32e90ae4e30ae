import type { Http } from '../http.ts'
import type { Minutes } from '../minutes/minutes.ts'
import type { Services } from '../services.ts'
import { DatabaseProbe } from './database-probe.ts'

/** Less than a proxy waits for a health check: a database that is slow is no reason to think the node gone. */
const patienceMs = 500

/**
 * `GET /healthz`, for a load balancer and for people. 200 `ready`. 200 `not durable` while the database is slow or words
 * wait for it: the node holds those words and tells their writers so, and every other node has the same database. 503
 * when the database cannot be reached from here: this node can let nobody in, and another may. While the process starts
 * or drains the door answers, with 503.
 */
export function addHealth(http: Http, { sql }: Services, minutes: Minutes) {
  const probe = new DatabaseProbe(sql, patienceMs)
  http.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store')
    const database = await probe.state()
    if (database === 'not reachable') return reply.status(503).send({ status: 'database not reachable' })
    const isDurable = minutes.isDurable()
    return {
      status: isDurable && database === 'answers' ? 'ready' : 'not durable',
      database,
      minutes: isDurable ? 'durable' : 'waiting for the database',
    }
  })
}
