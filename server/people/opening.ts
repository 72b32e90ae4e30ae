import type { z } from 'zod'
import type { endpoints } from '../../shared/protocol.ts'
import { Refusal } from '../../shared/refusal.ts'
import { decide, emptyTable } from '../../shared/table.ts'
import type { Sql } from '../db.ts'
import type { Hosting } from '../hosting/hosting.ts'
import { hashSecret, newId } from './secrets.ts'

/** Who may open tables on this server: the operator's choice. */
export type OpeningPolicy = { by: 'anyone' } | { by: 'code'; code: string }

type Opening = z.output<typeof endpoints.open.body>

/** Refuses unless this server lets this person open a table. */
export function checkOpening(policy: OpeningPolicy, given: string | undefined) {
  if (policy.by === 'anyone') return
  // Hashes of equal length are compared, so that the time taken says nothing about the code.
  if (!given || !hashSecret(given).equals(hashSecret(policy.code)))
    throw new Refusal(
      'forbidden',
      'On this server a table is opened with a code. Ask the people who run it for theirs.',
      'openingCode',
    )
}

/** Opens a table; its opener takes the first seat. Answers with both ids. */
export async function openWorkspace(
  { sql, hosting }: { sql: Sql; hosting: Hosting },
  { child, name, openingCode: _checked, ...opening }: Opening,
  isExample = false,
): Promise<{ workspaceId: string; seatId: string }> {
  const workspaceId = newId()
  const seatId = newId()
  const command = { type: 'workspace.open', ...opening }
  // Refused here, an opening leaves nothing behind.
  decide(emptyTable(workspaceId), { seatId, at: new Date().toISOString() }, command)
  await sql`
    insert into workspace (id, child_name, is_example)
    values (${workspaceId}, ${child}, ${isExample})
  `
  const host = await hosting.host(workspaceId)
  await host.run({
    seatId,
    commandId: newId(),
    command,
    names: { [seatId]: name },
    also: async (sql) => {
      await sql`insert into seat (id, workspace_id, name) values (${seatId}, ${workspaceId}, ${name})`
    },
  })
  return { workspaceId, seatId }
}
