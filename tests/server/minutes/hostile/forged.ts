import * as Y from 'yjs'
import { ByteWriter } from '../../../../shared/minutes/bytes.ts'
import { written } from '../support.ts'

/** Items of one letter, all at the beginning of `x`. */
export function crowd(client: number, size: number): Uint8Array {
  return items(client, size, () => written('a'))
}

/** Values under one name of the map `m`, none of which says which it follows. */
export function nameCrowd(client: number, size: number, clock = 0): Uint8Array {
  return items(
    client,
    size,
    () => (out) => {
      out.writeInfo(4 | 32)
      out.writeParentInfo(true)
      out.writeString('m')
      out.writeString('name')
      out.writeString('v')
    },
    clock,
  )
}

/** One client's structs by hand. */
export function items(
  client: number,
  size: number,
  write: (index: number) => (out: Y.UpdateEncoderV1) => void,
  clock = 0,
): Uint8Array {
  const out = new Y.UpdateEncoderV1()
  out.writeLen(1)
  out.writeLen(size)
  out.writeClient(client)
  out.writeLen(clock)
  for (let index = 0; index < size; index += 1) write(index)(out)
  out.writeLen(0)
  return out.toUint8Array()
}

/**
 * Client ids that V8 puts into one bucket of a `Map`: its hash of an integer has no secret, so it can be undone step by
 * step (v8, src/utils/utils.h, `ComputeUnseededHash`).
 */
export function collidingIds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => unhash((index << 16) >>> 0))
}

function unhash(hash: number): number {
  let value = unshift(hash, 16)
  value = Math.imul(value, inverse(2057)) >>> 0
  value = unshift(value, 4)
  value = Math.imul(value, inverse(5)) >>> 0
  value = unshift(value, 12)
  return Math.imul(value + 1, inverse((1 << 15) - 1)) >>> 0
}

/** Undoes `value ^ (value >>> by)`. */
function unshift(shifted: number, by: number): number {
  let value = shifted
  for (let done = by; done < 32; done += by) value = (shifted ^ (value >>> by)) >>> 0
  return value
}

/** The number that undoes a multiplication by an odd one, in 32 bits. */
function inverse(odd: number): number {
  let value = odd
  for (let round = 0; round < 5; round += 1) value = Math.imul(value, 2 - Math.imul(odd, value))
  return value
}

/** A state vector that knows one letter of each client. */
export function stateVector(clients: readonly number[]): Uint8Array {
  const out = new ByteWriter().varUint(clients.length)
  for (const client of clients) out.varUint(client).varUint(1)
  return out.finish()
}

/** A delete set alone, one letter of each client. */
export function deletions(clients: readonly number[]): Uint8Array {
  const out = new ByteWriter().varUint(0).varUint(clients.length)
  for (const client of clients) out.varUint(client).varUint(1).varUint(0).varUint(1)
  return out.finish()
}

/** A number that goes on for so long that readers which only multiply make NaN of it. */
export const endlessNumber = (): Uint8Array => Uint8Array.from([...Array.from({ length: 150 }, () => 128), 0])

/** Some 30 bytes of V2 that stand for 2⁴⁰ parts: its columns repeat a value without bytes (after yjs issue 687). */
export function endlessV2(): Uint8Array {
  const none = new Uint8Array()
  const one = Uint8Array.of(1)
  const lengths = new ByteWriter()
    .raw(Uint8Array.of(0x41))
    .varUint(2 ** 40)
    .finish()
  const out = new ByteWriter().varUint(0)
  for (const column of [none, one, none, none, Uint8Array.of(0), Uint8Array.of(0), none, none, lengths])
    out.bytes(column)
  return out
    .varUint(1)
    .varUint(2 ** 40)
    .varUint(0)
    .finish()
}
