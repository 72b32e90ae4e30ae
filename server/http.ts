import cookie from '@fastify/cookie'
import { randomUUID } from 'node:crypto'
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ErrorReply, maxBodyBytes, type Endpoint } from '../shared/endpoint.ts'
import { Refusal, statusOf } from '../shared/refusal.ts'
import { Id } from '../shared/words.ts'
import type { Door } from './door.ts'
import { hasNoAnswer, inTime } from './in-time.ts'
import type { Log } from './log.ts'

export type Http = FastifyInstance

/** How long a request may wait for the database. */
const answerWithinMs = 8_000

/** A Fastify that answers every refusal in one shape and takes changes from its own pages only. */
export function openHttp(given: {
  door: Door
  log: Log
  publicUrl: string | undefined
  trustProxy?: number | undefined
}): Http {
  const { trustProxy = 0 } = given
  const http = fastify({
    loggerInstance: given.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    // Hop 0 is who is connected to us.
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    // It listens already; the app opens the door once every route is there.
    serverFactory: () => given.door.server,
  })
  void http.register(cookie)
  http.setValidatorCompiler<z.ZodType>(
    ({ schema }) =>
      (given) =>
        checkShape(schema, given),
  )
  // Parsed on the way out as well: what a reply's shape does not name never leaves.
  http.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (reply) =>
        JSON.stringify(schema.parse(reply)),
  )
  http.addHook('onRequest', async (request) => {
    // A proxy that hashes on the workspace reads the address as it was sent; written in two ways, it would be two places.
    const isApi = request.routeOptions.url?.startsWith('/api/') === true
    if (isApi && /^[^?]*[%#]/.test(request.url))
      throw new Refusal('not_found', 'There is nothing at this address.')
    if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request.headers, given.publicUrl)
  })
  http.setErrorHandler((err, request, reply) => refuse(err, request, reply, given.log))
  return http as unknown as Http
}

/**
 * Refuses a change that another site's page asks for: our own are where the request came to, or at PUBLIC_URL. A
 * program that is not a browser sends no Origin, and has no cookie but the one that it was given.
 */
export function checkOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | undefined,
) {
  if (origin === undefined) return
  if (URL.canParse(origin) && new URL(origin).host === host) return
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return
  throw new Refusal('forbidden', 'This request comes from another site. Open Concord itself and try there.')
}

/** Zod's own messages are for programmers; a field whose schema has no sentence of its own gets this one. */
function checkShape(schema: z.ZodType, given: unknown) {
  const { data, error } = schema.safeParse(given, { error: () => 'This is not filled in as it should be.' })
  const issue = error?.issues[0]
  return issue
    ? { error: new Refusal('invalid', issue.message, issue.path.join('.') || undefined) }
    : { value: data }
}

type Body<E extends Endpoint> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined
type Query<E extends Endpoint> = E['query'] extends z.ZodObject
  ? z.output<E['query']>
  : { seat?: string | undefined }
type Params = { workspaceId: string; seatId: string; deviceId: string }

export type Call<E extends Endpoint> = {
  body: Body<E>
  query: Query<E>
  params: Params
  request: FastifyRequest
  reply: FastifyReply
}

const Seat = z.strictObject({ seat: Id.optional() })

/** Adds an endpoint that anybody may call. One for seats is added with `answerSeat`. */
export function answer<E extends Endpoint & { who: 'public' }>(
  http: Http,
  endpoint: E,
  handle: (call: Call<E>) => Promise<z.input<E['reply']>>,
) {
  addRoute(http, endpoint, handle)
}

/**
 * Adds a route: its shapes are checked on the way in and on the way out, and described in the OpenAPI page. Whoever asks is
 * answered in time; what was asked goes on, and may still be done.
 */
export function addRoute<E extends Endpoint>(
  http: Http,
  endpoint: E,
  handle: (call: Call<E>) => Promise<z.input<E['reply']>>,
) {
  const params = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, Id])
  http.withTypeProvider<ZodTypeProvider>().route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.triesPerMinute && {
      config: { rateLimit: { max: endpoint.triesPerMinute, timeWindow: '1 minute' } },
    }),
    schema: {
      summary: endpoint.summary,
      querystring: endpoint.query ?? Seat,
      ...(params.length > 0 && { params: z.object(Object.fromEntries(params)) }),
      ...(endpoint.body && { body: endpoint.body }),
      response: { 200: endpoint.reply, default: ErrorReply },
    },
    handler: (request, reply) =>
      inTime(
        endpoint.answerWithinMs ?? answerWithinMs,
        handle({
          body: request.body as Body<E>,
          query: request.query as Query<E>,
          params: request.params as Params,
          request,
          reply,
        }),
      ),
  })
}

function refuse(err: unknown, request: FastifyRequest, reply: FastifyReply, log: Log) {
  if (hasNoAnswer(err)) log.warn({ route: request.routeOptions.url }, 'database did not answer in time')
  const refusal = asRefusal(err)
  if (refusal) {
    const { code, message, path } = refusal
    return reply.status(statusOf[code]).send({ error: { code, message, path } })
  }
  const reference = randomUUID()
  log.error({ err, reference, route: request.routeOptions.url }, 'request failed')
  const message = `Something went wrong on our side. Nothing you wrote is lost; try again. If it stays, quote ${reference}.`
  return reply.status(statusOf.internal).send({ error: { code: 'internal' as const, message, reference } })
}

const noAnswer = () =>
  new Refusal(
    'no_answer',
    'Concord cannot read or save anything just now. Nothing that was saved is lost. Wait a moment, then try again; an open page does so by itself.',
  )

/** The refusal behind an error that somebody else may act on, or undefined when the fault is ours. */
function asRefusal(err: unknown): Refusal | undefined {
  if (err instanceof Refusal) return err
  if (hasNoAnswer(err)) return noAnswer()
  if (!(err instanceof Error)) return undefined
  const { statusCode } = err as { statusCode?: number }
  if (statusCode === 413)
    return new Refusal('too_large', 'That is too long to send at once. Make it shorter.')
  if (statusCode === 429)
    return new Refusal('too_many', 'Too many tries from here. Wait a minute, then try again.')
  if (statusCode === 404) return new Refusal('not_found', 'There is nothing at this address.')
  if (statusCode && statusCode < 500) return new Refusal('invalid', 'This request could not be read.')
  return undefined
}
