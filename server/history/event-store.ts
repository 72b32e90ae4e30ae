import { z } from 'zod'
import { Happened } from '../../shared/table.ts'
import type { Queryable } from '../db.ts'
import { many, maybe } from '../rows.ts'
import { genesis, hashEvent } from './hash-chain.ts'

const Bytes = z.instanceof(Buffer)
/** Where a history ends. */
export type Head = { seq: number; hash: Buffer }

const StoredEvent = Happened.extend({ prevHash: Bytes, hash: Bytes })
type StoredEvent = z.infer<typeof StoredEvent>

/**
 * A workspace's whole history, and where it ends. Fails when the stored chain does not hold: a record that somebody
 * changed is not shown as if nobody had.
 */
export async function readHistory(
  sql: Queryable,
  workspaceId: string,
): Promise<{ events: Happened[]; head: Head }> {
  const rows = await readRows(sql, workspaceId)
  const brokenAt = firstBreak(rows, workspaceId)
  if (brokenAt !== undefined) throw new Error(`the history of ${workspaceId} does not hold at ${brokenAt}`)
  const stored = many(StoredEvent, rows)
  const last = stored.at(-1)
  return {
    events: stored.map(({ prevHash: _before, hash: _own, ...happened }) => happened),
    head: last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: genesis },
  }
}

/** What happened after `after`, in order. */
export async function readEvents(sql: Queryable, workspaceId: string, after = 0): Promise<Happened[]> {
  const rows = await sql`
    select seq, at, seat_id, command_id, type, payload
    from event
    where workspace_id = ${workspaceId} and seq > ${after}
    order by seq
  `
  return many(Happened, rows)
}

const Done = z.object({ seatId: z.string() })

/** What a command did, and for which seat, when it was done before; undefined when it was not. */
export async function readCommand(
  sql: Queryable,
  workspaceId: string,
  commandId: string,
): Promise<{ seatId: string; events: Happened[] } | undefined> {
  const rows =
    await sql`select seat_id from command where workspace_id = ${workspaceId} and id = ${commandId}`
  const done = maybe(Done, rows)
  if (!done) return undefined
  const events = await sql`
    select seq, at, seat_id, command_id, type, payload
    from event
    where workspace_id = ${workspaceId} and command_id = ${commandId}
    order by seq
  `
  return { ...done, events: many(Happened, events) }
}

/** Keeps that a command was done. A second one of the same id fails (unique). */
export async function keepCommand(
  sql: Queryable,
  { workspaceId, commandId, seatId }: { workspaceId: string; commandId: string; seatId: string },
): Promise<void> {
  await sql`insert into command (workspace_id, id, seat_id) values (${workspaceId}, ${commandId}, ${seatId})`
}

/** Appends events behind the head and answers with the new head. A second writer of a seq fails (unique). */
export async function appendEvents(
  sql: Queryable,
  workspaceId: string,
  head: Head,
  events: Happened[],
): Promise<Head> {
  let prevHash = head.hash
  for (const happened of events) {
    const hash = hashEvent(prevHash, workspaceId, happened)
    await sql`
      insert into event (workspace_id, seq, at, seat_id, command_id, type, payload, prev_hash, hash)
      values (
        ${workspaceId}, ${happened.seq}, ${happened.at}, ${happened.seatId}, ${happened.commandId},
        ${happened.type}, ${sql.json(happened.payload as never)}, ${prevHash}, ${hash}
      )
    `
    prevHash = hash
  }
  return { seq: events.at(-1)?.seq ?? head.seq, hash: prevHash }
}

/** The first place where the stored chain does not hold, or undefined when all of it does. */
export async function findBreak(sql: Queryable, workspaceId: string): Promise<number | undefined> {
  return firstBreak(await readRows(sql, workspaceId), workspaceId)
}

function readRows(sql: Queryable, workspaceId: string): Promise<readonly unknown[]> {
  return sql`
    select seq, at, seat_id, command_id, type, payload, prev_hash, hash
    from event
    where workspace_id = ${workspaceId}
    order by seq
  `
}

function firstBreak(rows: readonly unknown[], workspaceId: string): number | undefined {
  let expected = { seq: 1, prevHash: genesis }
  for (const row of rows) {
    // What was forced in need not even look like an event.
    const stored = StoredEvent.safeParse(row).data
    if (!stored || !isNext(stored, expected, workspaceId)) return expected.seq
    expected = { seq: stored.seq + 1, prevHash: stored.hash }
  }
  return undefined
}

function isNext(
  { prevHash, hash, ...happened }: StoredEvent,
  expected: { seq: number; prevHash: Buffer },
  workspaceId: string,
): boolean {
  return (
    happened.seq === expected.seq &&
    prevHash.equals(expected.prevHash) &&
    hash.equals(hashEvent(prevHash, workspaceId, happened))
  )
}
