import { anchorsOf } from './check-order.ts'
import type { Deletes } from './check-deletes.ts'
import type { FreshStruct, Id } from './structs.ts'
import type { Tentative } from './tentative.ts'

/**
 * Whether an update builds on nothing but what is committed and its own seat's words. Then it may be kept with what that
 * seat sent just before, whatever others sent in between. A page sees only what is committed, so honest ones always are.
 */
export function standsAlone(
  structs: readonly FreshStruct[],
  deletes: Deletes,
  tentative: Tentative,
  seatId: string,
): boolean {
  const fresh = new Set(structs.map(({ struct }) => struct.id.client))
  const isOwnOrCommitted = ({ client, clock }: Id) =>
    fresh.has(client) || tentative.claims.get(client) === seatId || clock < tentative.committedState(client)
  return (
    structs.every(({ struct, start }) => anchorsOf(struct, start).every(isOwnOrCommitted)) &&
    [...deletes].every(([client, ranges]) =>
      isOwnOrCommitted({ client, clock: (ranges.at(-1)?.end ?? 1) - 1 }),
    )
  )
}
