import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Happened } from '../../shared/table.ts'

/** What stands before the first event of every workspace. */
export const genesis: Buffer = Buffer.alloc(32)

/**
 * The hash of an event in its place: SHA-256 over the hash before it, then the event and its workspace as canonical
 * JSON (RFC 8785) in UTF-8. Changing, dropping or reordering any event changes every hash after it.
 */
export function hashEvent(prevHash: Buffer, workspaceId: string, happened: Happened): Buffer {
  const { seq, at, seatId, commandId, type, payload } = happened
  const canonical = canonicalJson({ workspaceId, seq, at, seatId, commandId, type, payload })
  return createHash('sha256').update(prevHash).update(canonical, 'utf8').digest()
}
