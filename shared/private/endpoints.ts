import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id } from '../words.ts'
import { PrivateCommand } from './commands.ts'
import { PrivateHappened } from './events.ts'
import { EarlierMessages, NewestOfSide } from './paging.ts'

/** One's own party's private side: looking at it, and asking it for something. */
export const privateEndpoints = {
  privateSide: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/private',
    who: 'seat',
    summary: 'The private side of the asking seat’s own party: the newest of its channel, and what it wants',
    reply: NewestOfSide,
  }),
  privateMessages: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/private/messages',
    who: 'seat',
    summary: 'What was said in the own party’s channel before a place on its side, a page at a time',
    query: z.strictObject({ seat: Id.optional(), before: z.coerce.number().int().min(0) }),
    reply: EarlierMessages,
  }),
  privateCommand: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/private/commands',
    who: 'seat',
    summary: 'Ask one’s own party’s private side for something; sent twice with one id it is done once',
    body: z.strictObject({ id: Id, command: PrivateCommand }),
    reply: z.object({ events: z.array(PrivateHappened) }),
  }),
} as const
