import { z } from 'zod'
import { Refusal } from '../../shared/refusal.ts'
import { emptyTable, evolve } from '../../shared/table.ts'
import type { Sql } from '../db.ts'
import { readHistory } from '../history/event-store.ts'
import { many, maybe } from '../rows.ts'
import type { Standing } from './host.ts'

const Workspace = z.object({ childName: z.string(), isExample: z.boolean() })
const SeatName = z.object({ id: z.string(), name: z.string() })

/** A workspace as the database has it now. Refuses with `not_found` when there is none, in words that reveal nothing. */
export async function readStanding(sql: Sql, workspaceId: string): Promise<Standing> {
  const workspace = await readWorkspace(sql, workspaceId)
  const [{ events, head }, seats] = await Promise.all([
    readHistory(sql, workspaceId),
    sql`select id, name from seat where workspace_id = ${workspaceId} order by id`,
  ])
  return {
    table: events.reduce(evolve, emptyTable(workspaceId)),
    // A view of it would keep the whole history that came from the database with it in memory.
    head: { seq: head.seq, hash: Buffer.from(Uint8Array.from(head.hash).buffer) },
    isExample: workspace.isExample,
    names: {
      child: workspace.childName,
      seats: Object.fromEntries(many(SeatName, seats).map(({ id, name }) => [id, name])),
    },
  }
}

/** The workspace itself, without what happened at it; refuses alike. */
export async function readWorkspace(sql: Sql, workspaceId: string): Promise<z.infer<typeof Workspace>> {
  const rows = await sql`select child_name, is_example from workspace where id = ${workspaceId}`
  const workspace = maybe(Workspace, rows)
  if (!workspace) throw noSuchTable()
  return workspace
}

export const noSuchTable = () =>
  new Refusal('not_found', 'There is no such table, or you have no seat at it.')
