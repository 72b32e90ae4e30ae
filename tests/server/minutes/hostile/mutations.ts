import * as Y from 'yjs'
import { ByteWriter } from '../../../../shared/minutes/bytes.ts'
import type { Chance } from './chance.ts'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Block = { client: number; clock: number; structs: Struct[] }
type Ranges = { client: number; ranges: { clock: number; len: number }[] }

/** Whose ids a mutant may use: `own` is a client of whoever sends it, whose next clock is `next`; `others` are not. */
export type Aim = { own: number; next: number; others: readonly number[] }

/** What somebody could make of real updates. */
export function mutate(chance: Chance, real: readonly Uint8Array[], aim: Aim): Uint8Array {
  const bytes = chance.of(real)
  if (chance.below(3) === 0) return mutateBytes(chance, bytes, chance.of(real))
  const { structs, ds } = Y.decodeUpdate(
    chance.below(4) === 0 ? Y.mergeUpdates([bytes, chance.of(real)]) : bytes,
  )
  const blocks: Block[] = []
  for (const struct of structs) {
    const last = blocks.at(-1)
    if (last?.client === struct.id.client) last.structs.push(struct)
    else blocks.push({ client: struct.id.client, clock: struct.id.clock, structs: [struct] })
  }
  const deletes: Ranges[] = [...ds.clients].map(([client, ranges]) => ({ client, ranges: [...ranges] }))
  // One's own new text, made of others' parts, is what gets furthest.
  if (chance.below(2) === 0 && blocks.length > 0)
    blocks.splice(0, blocks.length, ownBlock(chance.of(blocks), aim))
  for (let left = chance.below(3); left > 0; left -= 1) mutateParts(chance, blocks, deletes, aim)
  return encode(blocks, deletes)
}

function ownBlock({ structs }: Block, { own, next }: Aim): Block {
  return { client: own, clock: next, structs: [...structs] }
}

function mutateParts(chance: Chance, blocks: Block[], deletes: Ranges[], { own, others }: Aim): void {
  const block = blocks.length > 0 ? chance.of(blocks) : null
  const deed = chance.below(10)
  if (deed === 0 || block === null || block.structs.length === 0) {
    const ranges = [{ clock: chance.below(60), len: 1 + chance.below(chance.of([3, 30, 2 ** 31])) }]
    deletes.push({ client: chance.of([own, ...others]), ranges })
  } else if (deed === 1) block.client = chance.of([own, own, ...others])
  else if (deed === 2) block.clock += chance.of([-1, 1, 5, 2 ** 30])
  else if (deed === 3) block.structs.reverse()
  else if (deed === 4) block.structs.push(chance.of(block.structs))
  else if (deed === 5) blocks.push({ ...block, structs: [...block.structs] })
  else if (deed === 6) blocks.reverse()
  else if (deed === 7) block.structs.splice(chance.below(block.structs.length), 1)
  else if (deed === 8) block.structs[chance.below(block.structs.length)] = nothing(chance, block)
  else block.structs = block.structs.concat(chance.of(blocks).structs)
}

/** A GC struct or a Skip. */
function nothing(chance: Chance, { client, clock }: Block): Struct {
  const Kind = chance.of([Y.GC, Y.Skip])
  return new Kind(Y.createID(client, clock), 1 + chance.below(chance.of([2, 2 ** 31])))
}

function mutateBytes(chance: Chance, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const mutant = bytes.slice()
  const at = chance.below(bytes.length)
  const deed = chance.below(6)
  if (deed === 0) return bytes.slice(0, at)
  if (deed === 1) return joined(bytes.slice(0, at), other.slice(chance.below(other.length)))
  if (deed === 2) {
    const number = new ByteWriter().varUint(chance.of([2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1, 128])).finish()
    return joined(bytes.slice(0, at), number, bytes.slice(at + 1))
  }
  if (deed === 3) return joined(bytes.slice(0, at), bytes.slice(at + 1 + chance.below(4)))
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const index = chance.below(mutant.length)
    mutant[index] = deed === 4 ? chance.below(256) : (mutant[index] ?? 0) ^ (1 << chance.below(8))
  }
  return mutant
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new ByteWriter()
  for (const part of parts) all.raw(part)
  return all.finish()
}

function encode(blocks: readonly Block[], deletes: readonly Ranges[]): Uint8Array {
  const out = new Y.UpdateEncoderV1()
  out.writeLen(blocks.length)
  for (const { client, clock, structs } of blocks) {
    out.writeLen(structs.length)
    out.writeClient(client)
    out.writeLen(Math.max(0, clock))
    for (const struct of structs) struct.write(out, 0)
  }
  out.writeLen(deletes.length)
  for (const { client, ranges } of deletes) {
    out.writeLen(client)
    out.writeLen(ranges.length)
    for (const { clock, len } of ranges) {
      out.writeDsClock(clock)
      out.writeDsLen(len)
    }
  }
  return out.toUint8Array()
}
