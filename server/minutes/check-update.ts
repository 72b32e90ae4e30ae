import * as Y from 'yjs'
import { closeCode } from '../../shared/minutes/wire.ts'
import { standsAlone } from './check-alone.ts'
import { checkCharacters } from './check-characters.ts'
import { checkContent, goneTooLong } from './check-content.ts'
import { checkCrowd } from './check-crowd.ts'
import { newDeletes, type Deletes } from './check-deletes.ts'
import { Gapped, IntegrationOrder } from './check-order.ts'
import { badBytes, Refused, type Limits } from './limits.ts'
import { skimUpdate } from './skim-update.ts'
import type { FreshStruct } from './structs.ts'
import type { Fresh, Tentative } from './tentative.ts'

/** `work` is what it takes to read and apply it, as bytes of ordinary typing that would take as long. */
export type Verdict =
  | { kind: 'nothing'; work: number }
  /** `bytes` is only what is new, written by us: what was checked is what is stored, applied and sent on. */
  | { kind: 'accepted'; work: number; bytes: Uint8Array; fresh: Fresh; isAlone: boolean }
  /** Builds on text that the server does not have: normal before a socket's first sync step 2, else a refusal. */
  | { kind: 'gapped'; reason: string }
  | { kind: 'refused'; closeCode: number; reason: string }

type NewStructs = Map<number, FreshStruct[]>

/** Measured, and round: an honest update stays far below what a person may spend. */
const workOf = { part: 14, newPart: 120, step: 8 }

const maxClock = 2 ** 31
const maxClient = 2 ** 32
/** A page uses one each time that it is loaded: fifty a day for half a year. */
export const maxClientsPerSeat = 10_000

/**
 * Judges one V1 update by a seat before anything of it is applied. Yjs itself believes every editor: without this, 13
 * bytes can erase what a colleague types offline. Pure; the caller accepts the verdict into `tentative`.
 */
export function checkUpdate(
  update: Uint8Array,
  tentative: Tentative,
  seatId: string,
  limits: Limits,
): Verdict {
  try {
    const { structs, ds, partCount } = decode(update, limits, tentative.claims.size)
    const fresh = newStructs(structs, tentative, limits)
    const claims = newClaims(fresh, tentative, seatId, limits)
    const roots = checkStructs(fresh, tentative, limits)
    checkRoots(roots, tentative, seatId, limits)
    const order = new IntegrationOrder(tentative, limits, fresh)
    order.walk()
    const deletes = newDeletes(ds.clients, (client) => order.state(client), tentative, limits)
    const readWork = partCount * workOf.part
    if (fresh.size === 0 && deletes.size === 0) return { kind: 'nothing', work: readWork }
    const { runs, structs: inOrder } = order
    checkCharacters(inOrder, deletes, tentative, seatId)
    const steps = checkCrowd(inOrder, tentative, limits)
    return {
      kind: 'accepted',
      work: readWork + inOrder.length * workOf.newPart + steps * workOf.step,
      bytes: encode(fresh, deletes),
      fresh: { runs, claims, roots, structs: inOrder },
      isAlone: standsAlone(inOrder, deletes, tentative, seatId),
    }
  } catch (err) {
    if (err instanceof Gapped) return { kind: 'gapped', reason: err.message }
    if (err instanceof Refused) return { kind: 'refused', closeCode: err.closeCode, reason: err.message }
    throw err
  }
}

function decode(update: Uint8Array, limits: Limits, knownClients: number) {
  try {
    const partCount = skimUpdate(update, limits, knownClients)
    const { structs, ds } = Y.decodeUpdate(update)
    return { structs, ds, partCount }
  } catch (err) {
    throw err instanceof Refused ? err : Object.assign(badBytes('the update cannot be read'), { cause: err })
  }
}

/** What lies beyond the known state, by client. What the server has is ignored, whoever's it is. */
function newStructs(
  structs: ReturnType<typeof decode>['structs'],
  tentative: Tentative,
  limits: Limits,
): NewStructs {
  const fresh: NewStructs = new Map()
  const seen = new Set<number>()
  let current = -1
  let count = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!(client < maxClient && end < maxClock && struct.length > 0))
      throw badBytes('a number in the update is too large')
    // Yjs would let the second list of a client replace the first.
    if (client !== current && seen.has(client)) throw badBytes('the update names a client twice')
    seen.add((current = client))
    const list = fresh.get(client)
    const known = list?.at(-1)?.struct
    const start = known ? known.id.clock + known.length : tentative.state(client)
    if (end <= start) continue
    if (list && clock > start) throw badBytes('the update leaves parts out')
    if (struct instanceof Y.Skip) throw badBytes('the update leaves parts out')
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) throw badBytes('the update cannot be read')
    if ((count += 1) > limits.maxNewStructs) throw badBytes('the update has too many new parts')
    const entry = { struct, start: Math.max(start, clock) }
    if (list) list.push(entry)
    else fresh.set(client, [entry])
  }
  return fresh
}

/** Words under a client id are the words of the seat that used it first. */
function newClaims(fresh: NewStructs, tentative: Tentative, seatId: string, limits: Limits): number[] {
  const claims = [...fresh.keys()].filter((client) => {
    const owner = tentative.claims.get(client)
    if (owner !== undefined && owner !== seatId) {
      throw new Refused(closeCode.forbidden, 'this text was sent as if somebody else had written it')
    }
    return owner === undefined
  })
  if (claims.length > limits.maxNewClients) throw badBytes('the update comes from too many new clients')
  // Each is a row for ever, and a key in every page's memory.
  if (tentative.claimCount(seatId) + claims.length > maxClientsPerSeat) {
    throw badBytes('this text was opened under this seat too many times')
  }
  return claims
}

/** Clocks and content of new structs; answers the names of roots that the document does not have yet. */
function checkStructs(fresh: NewStructs, tentative: Tentative, limits: Limits): string[] {
  const roots = new Set<string>()
  for (const [client, list] of fresh) {
    if ((list[0]?.struct.id.clock ?? 0) > tentative.state(client)) {
      throw new Gapped('the update comes after one that the server does not have')
    }
    for (const { struct } of list) {
      if (struct instanceof Y.GC) {
        if (struct.length > limits.maxGoneLength) throw goneTooLong()
        continue
      }
      checkContent(struct, limits)
      const root: unknown = struct.parent
      if (typeof root === 'string' && !tentative.hasRoot(root)) roots.add(root)
    }
  }
  return [...roots]
}

/** The parts of a text are the items of its agenda; nobody fills it up with others. */
function checkRoots(roots: readonly string[], tentative: Tentative, seatId: string, limits: Limits): void {
  if (roots.length === 0) return
  if (tentative.rootCount + roots.length > limits.maxRoots) throw badBytes('the document has too many parts')
  // A page that was offline may send what was written in an item before the item itself.
  if (tentative.strangeRootCount(seatId, roots) > limits.maxStrangeRootsPerSeat)
    throw badBytes('the update writes where the agenda has no item')
}

/** The V1 update format; all its counts are the same variable-length number that `writeLen` writes. */
function encode(fresh: NewStructs, deletes: Deletes): Uint8Array {
  const out = new Y.UpdateEncoderV1()
  out.writeLen(fresh.size)
  for (const [client, list] of fresh) {
    out.writeLen(list.length)
    out.writeClient(client)
    out.writeLen(list[0]?.start ?? 0)
    for (const { struct, start } of list) struct.write(out, start - struct.id.clock)
  }
  out.writeLen(deletes.size)
  for (const [client, ranges] of deletes) {
    out.writeLen(client)
    out.writeLen(ranges.length)
    for (const { clock, end } of ranges) {
      out.writeDsClock(clock)
      out.writeDsLen(end - clock)
    }
  }
  return out.toUint8Array()
}
