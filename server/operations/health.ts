import type { Http } from '../http.ts'
import type { Minutes } from '../minutes/minutes.ts'
import type { Services } from '../services.ts'

/** `GET /healthz`: 200 when this node can serve, 503 when its database cannot be reached. */
export function addHealth(http: Http, { sql }: Services, minutes: Minutes) {
  http.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await sql`select 1`
      return { status: 'ready', minutes: minutes.isDurable() ? 'durable' : 'waiting for the database' }
    } catch {
      return reply.status(503).send({ status: 'database not reachable' })
    }
  })
}
