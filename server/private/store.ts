import { PrivateHappened } from '../../shared/private/events.ts'
import type { Party } from '../../shared/seats/seat.ts'
import type { Sql } from '../db.ts'
import { many, maybe } from '../rows.ts'

/** Whose side of which table. */
export type Place = { workspaceId: string; party: Party }

/** What happened on a side after `after`, in order. */
export async function readSide(
  sql: Sql,
  { workspaceId, party }: Place,
  after: number,
): Promise<PrivateHappened[]> {
  const rows = await sql`
    select seq, at, seat_id, command_id, type, payload
    from private_event
    where workspace_id = ${workspaceId} and party = ${party} and seq > ${after}
    order by seq
  `
  return many(PrivateHappened, rows)
}

/** What a command did, when it was done before. */
export async function readDone(
  sql: Sql,
  { workspaceId, party }: Place,
  commandId: string,
): Promise<PrivateHappened | undefined> {
  const rows = await sql`
    select seq, at, seat_id, command_id, type, payload
    from private_event
    where workspace_id = ${workspaceId} and party = ${party} and command_id = ${commandId}
  `
  return maybe(PrivateHappened, rows)
}

/** False when somebody else was first with this place or this command. */
export async function append(
  sql: Sql,
  { workspaceId, party }: Place,
  happened: PrivateHappened,
): Promise<boolean> {
  const { seq, at, seatId, commandId, type, payload } = happened
  try {
    const rows = await sql`
      insert into private_event (workspace_id, party, seq, at, seat_id, command_id, type, payload)
      values (
        ${workspaceId}, ${party}, ${seq}, ${at}, ${seatId}, ${commandId}, ${type}, ${sql.json(payload)}
      )
      on conflict do nothing
      returning seq
    `
    return rows.length === 1
  } catch (err) {
    throw withoutWords(err)
  }
}

/** PostgreSQL quotes the row that it refuses, and what fails is logged. */
function withoutWords(err: unknown): unknown {
  if (err instanceof Error) for (const quoting of ['detail', 'where']) Reflect.deleteProperty(err, quoting)
  return err
}
