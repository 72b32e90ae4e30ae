import type { z } from 'zod'
import { ErrorReply, type Endpoint } from '../shared/protocol.ts'
import { Refusal } from '../shared/refusal.ts'

/** The server could not be reached. What was asked may be asked again: every change carries its own id. */
export class Unreachable extends Error {}

type Asked<E extends Endpoint> = {
  params?: Record<string, string>
  query?: Record<string, string>
} & (E['body'] extends z.ZodType ? { body: z.input<E['body']> } : { body?: undefined })

/** Calls an endpoint and parses what comes back. Throws the server's Refusal, or Unreachable. */
export async function call<E extends Endpoint>(endpoint: E, asked: Asked<E>): Promise<z.output<E['reply']>> {
  const response = await fetch(addressOf(endpoint, asked), {
    method: endpoint.method,
    ...(asked.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked.body),
    }),
  }).catch((cause: unknown) => {
    throw new Unreachable('no connection', { cause })
  })
  const reply: unknown = await response.json().catch(() => undefined)
  if (response.ok) return endpoint.reply.parse(reply) as z.output<E['reply']>
  const refused = ErrorReply.safeParse(reply)
  if (!refused.success || response.status === 503) throw new Unreachable(`answered ${response.status}`)
  const { code, message, path } = refused.data.error
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
