import type { z } from 'zod'
import { ErrorReply, type Endpoint } from '../shared/endpoint.ts'
import { Refusal } from '../shared/refusal.ts'

/**
 * The server could not be reached, or could not do anything just now. What was asked may be asked again: every change
 * carries its own id. The message is a sentence for a person.
 */
export class Unreachable extends Error {
  /** Whether the server itself answered, that it failed. */
  readonly isServersFault: boolean

  constructor(
    message = 'There is no connection just now. Nothing was lost; try again.',
    { isServersFault = false, ...options }: ErrorOptions & { isServersFault?: boolean } = {},
  ) {
    super(message, options)
    this.isServersFault = isServersFault
  }
}

/** A person, or an address, has asked for too much just now: the message says so, and asking again later does it. */
export class TooMuch extends Unreachable {}

/** Longer than the server takes to say that it cannot answer; after that it is frozen itself, or the line swallows all. */
const beginsWithinMs = 25_000

/** Where the server is, and what goes with everything that is asked of it. */
export type Reach = { origin: string; headers: Record<string, string> }

/** A browser asks the server that its page is from, and adds the cookie itself. */
export const ownServer: Reach = { origin: '', headers: {} }

type Asked<E extends Endpoint> = {
  params?: Record<string, string>
  query?: Record<string, string>
} & (E['body'] extends z.ZodType ? { body: z.input<E['body']> } : { body?: undefined })

/** Calls an endpoint and parses what comes back. Throws the server's Refusal, or Unreachable. */
export async function call<E extends Endpoint>(
  endpoint: E,
  asked: Asked<E>,
  { origin, headers }: Reach = ownServer,
): Promise<z.output<E['reply']>> {
  const hasBody = asked.body !== undefined
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), beginsWithinMs)
  const response = await fetch(origin + addressOf(endpoint, asked), {
    method: endpoint.method,
    headers: { ...headers, ...(hasBody && { 'content-type': 'application/json' }) },
    ...(hasBody && { body: JSON.stringify(asked.body) }),
    signal: late.signal,
  })
    .catch((cause: unknown) => {
      throw new Unreachable(undefined, { cause })
    })
    // Only until it begins: a slow line may take its time for a long answer.
    .finally(() => clearTimeout(timer))
  const reply: unknown = await response.json().catch(() => undefined)
  // No JSON is not our server: a guest Wi-Fi's own page, or a line that broke half-way.
  if (response.ok && reply !== undefined) return endpoint.reply.parse(reply) as z.output<E['reply']>
  const refused = ErrorReply.safeParse(reply)
  if (!refused.success) throw new Unreachable()
  const { code, message, path } = refused.data.error
  if (response.status === 429) throw new TooMuch(message)
  if (response.status >= 500) throw new Unreachable(message, { isServersFault: code === 'internal' })
  throw new Refusal(code, message, path)
}

function addressOf(
  endpoint: Endpoint,
  { params = {}, query = {} }: Pick<Asked<Endpoint>, 'params' | 'query'>,
) {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}
