import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Names } from '../names.ts'
import { SeatTaken } from '../seats/held.ts'
import { Party } from '../seats/seat.ts'
import { Command, Happened, Table } from '../table.ts'
import { Id, line, optional } from '../words.ts'
import { PartiesToName } from './open.ts'

/** A table: opening it, looking at it, and asking it for something. */
export const workspaceEndpoints = {
  open: endpoint({
    method: 'POST',
    path: '/api/workspaces',
    who: 'public',
    summary: 'Open a table and take its first seat',
    triesPerMinute: 20,
    body: z.strictObject({
      child: line(60),
      name: line(80),
      party: Party,
      role: line(80),
      organisation: optional(line(120)),
      parties: PartiesToName,
      openingCode: optional(line(200)),
    }),
    reply: SeatTaken,
  }),
  table: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId',
    who: 'seat',
    summary: 'The table as this seat may see it',
    reply: z.object({ seatId: Id, isExample: z.boolean(), table: Table, names: Names }),
  }),
  events: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/events',
    who: 'seat',
    summary: 'What happened after a place in the history',
    query: z.strictObject({ seat: Id.optional(), after: z.coerce.number().int().min(0) }),
    reply: z.object({ events: z.array(Happened), names: Names }),
  }),
  command: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/commands',
    who: 'seat',
    summary: 'Ask the table for something; sent twice with one id it is done once',
    body: z.strictObject({ id: Id, command: Command }),
    reply: z.object({ events: z.array(Happened) }),
  }),
} as const
