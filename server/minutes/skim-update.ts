import { ByteReader } from '../../shared/minutes/bytes.ts'
import { badBytes, type Limits } from './limits.ts'

/** Flags and kinds in the first byte of a struct, as Yjs writes them (yjs, src/utils/encoding.js). */
const flag = { origin: 128, rightOrigin: 64, parentSub: 32, kind: 31 }
const kind = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
}
/** A page may know of this many more clients than the server: its own offline ones, or all since an old backup. */
export const maxUnknownClients = 1_000

/** Types that carry a name: XmlElement and XmlHook. */
const namedTypes = new Set([3, 5])

/**
 * Reads through a V1 update without building anything: Yjs makes an object for every part, a whole document for each
 * sub-document, and recurses into values, so two million bytes could fill the memory before any check. It also finds what
 * goes on after its end, as V2 updates do, which begin like an empty V1 one. Client ids are counted here because they
 * become keys: a number's hash has no secret in it, so 60,000 ids made to collide hold a `Map` for seconds. Answers how
 * many parts there are.
 */
export function skimUpdate(update: Uint8Array, limits: Limits, knownClients: number): number {
  const reader = new ByteReader(update)
  const maxClients = knownClients + maxUnknownClients
  let partCount = 0
  for (let clients = readClientCount(reader, maxClients); clients > 0; clients -= 1) {
    const structs = reader.varUint()
    partCount = countParts(partCount + structs, limits)
    skipNumbers(reader, 2)
    for (let left = structs; left > 0; left -= 1) skimStruct(reader, limits)
  }
  for (let clients = readClientCount(reader, maxClients); clients > 0; clients -= 1) {
    reader.varUint()
    const ranges = reader.varUint()
    partCount = countParts(partCount + ranges, limits)
    skipNumbers(reader, 2 * ranges)
  }
  if (!reader.isAtEnd) throw badBytes('the update cannot be read')
  return partCount
}

function readClientCount(reader: ByteReader, maxClients: number): number {
  const count = reader.varUint()
  if (count > maxClients) throw badBytes('the update names too many clients')
  return count
}

function countParts(partCount: number, limits: Limits): number {
  if (partCount > limits.maxStructs) throw badBytes('the update has too many parts')
  return partCount
}

function skimStruct(reader: ByteReader, limits: Limits): void {
  const info = reader.byte()
  const what = info & flag.kind
  if (what === kind.gc || what === kind.skip) return skipNumbers(reader, 1)
  if (info & flag.origin) skipNumbers(reader, 2)
  if (info & flag.rightOrigin) skipNumbers(reader, 2)
  if ((info & (flag.origin | flag.rightOrigin)) === 0) {
    if (reader.varUint() === 1) skipBytes(reader)
    else skipNumbers(reader, 2)
    if (info & flag.parentSub) skipBytes(reader)
  }
  skimContent(reader, what, limits)
}

function skimContent(reader: ByteReader, what: number, limits: Limits): void {
  if (what === kind.deleted) skipNumbers(reader, 1)
  else if (what === kind.json) for (let left = reader.varUint(); left > 0; left -= 1) skipBytes(reader)
  else if (what === kind.binary || what === kind.string || what === kind.embed) skipBytes(reader)
  else if (what === kind.format) {
    skipBytes(reader)
    skipBytes(reader)
  } else if (what === kind.type) {
    if (namedTypes.has(reader.varUint())) skipBytes(reader)
  } else if (what === kind.any) {
    for (let left = reader.varUint(); left > 0; left -= 1) skimValue(reader, limits.maxValueDepth)
  } else if (what === kind.doc) throw badBytes('documents inside documents are not taken here')
  else throw badBytes('the update cannot be read')
}

/** One value of any type, as lib0 writes it (lib0, src/encoding.js, writeAny). */
function skimValue(reader: ByteReader, depthLeft: number): void {
  if (depthLeft < 0) throw badBytes('a value in the update is nested too deeply')
  const type = reader.byte()
  if (type === 127 || type === 126 || type === 121 || type === 120) return
  if (type === 125) while (reader.byte() > 127);
  else if (type === 124) reader.skip(4)
  else if (type === 123) reader.skip(8)
  else if (type === 122) throw badBytes('a value in the update cannot be written as JSON')
  else if (type === 119 || type === 116) skipBytes(reader)
  else if (type === 118 || type === 117) {
    for (let left = reader.varUint(); left > 0; left -= 1) {
      if (type === 118) skipBytes(reader)
      skimValue(reader, depthLeft - 1)
    }
  } else throw badBytes('the update cannot be read')
}

function skipNumbers(reader: ByteReader, count: number): void {
  for (let left = count; left > 0; left -= 1) reader.varUint()
}

function skipBytes(reader: ByteReader): void {
  reader.skip(reader.varUint())
}
