import { createHash } from 'node:crypto'

/** PostgreSQL's advisory locks are 64-bit numbers: the first 64 bits of the id's SHA-256, as a signed number in decimal. */
export function leaseKey(workspaceId: string): string {
  return createHash('sha256').update(workspaceId).digest().readBigInt64BE().toString()
}
