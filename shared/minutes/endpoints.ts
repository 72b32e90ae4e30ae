import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id, Instant } from '../words.ts'

const base64 = (what: string) => z.string().describe(`${what}, as base64`)

/** How a shared text came about. */
export const minutesEndpoints = {
  textLog: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/text-log',
    who: 'seat',
    summary: 'Every change to a shared text after a place in its log, a page at a time: who, when and what',
    query: z.strictObject({
      seat: Id.optional(),
      document: z.string().max(200),
      after: z.coerce.number().int().min(0),
    }),
    reply: z.object({
      prevHash: base64('The hash that the first row of this page follows'),
      rows: z.array(
        z.object({
          seq: z.number(),
          seatId: z.string(),
          at: Instant,
          bytes: base64('The change in Yjs’s first update format'),
          hash: base64('SHA-256 over this row and the hash before it'),
        }),
      ),
      isWhole: z.boolean(),
    }),
  }),
} as const
