import * as Y from 'yjs'
import type { Fresh } from './tentative.ts'

/** One item of text by one client, and all that it typed right behind it. `bytes` while that is nothing. */
type Typed = { first: Y.Item; letters: string; bytes: Uint8Array | null }

/** So many updates are merged at once: Yjs sorts all that are left anew for each, so time grows with the square. */
const mergeAtOnce = 32

/**
 * What one seat sent in a moment, as one update. Letters typed one after the other become one item, as Yjs makes of them
 * in a document; merging alone would keep an item for each, in the log and on every line.
 */
export class Joined {
  readonly #others: Uint8Array[] = []
  readonly #typed: Typed[] = []
  readonly #newest = new Map<number, Typed>()

  add(bytes: Uint8Array, fresh: Fresh): void {
    const typed = onlyLetters(bytes, fresh)
    if (!typed) {
      this.#others.push(bytes)
      return
    }
    const { client } = typed.first.id
    const before = this.#newest.get(client)
    if (before && goesOn(before, typed)) {
      before.letters += typed.letters
      before.bytes = null
    } else {
      this.#typed.push(typed)
      this.#newest.set(client, typed)
    }
  }

  /** There must be something in it. */
  get bytes(): Uint8Array {
    return merged([...this.#others, ...this.#typed.map((typed) => typed.bytes ?? encode(typed))])
  }
}

/** Several updates as one; the only one as it is. There must be one. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  if (first && updates.length === 1) return first
  if (updates.length <= mergeAtOnce) return Y.mergeUpdates([...updates])
  const groups = Array.from({ length: Math.ceil(updates.length / mergeAtOnce) }, (_, index) =>
    merged(updates.slice(index * mergeAtOnce, (index + 1) * mergeAtOnce)),
  )
  return merged(groups)
}

/** Null when an update brings anything else. Values under a name replace each other and never become one. */
function onlyLetters(bytes: Uint8Array, { runs, structs = [] }: Fresh): Typed | null {
  const [fresh] = structs
  // Deletions stand last, and the length of a deletion is never 0: then this is their count.
  if (!fresh || structs.length > 1 || bytes.at(-1) !== 0) return null
  const { struct, start } = fresh
  const isWhole = struct instanceof Y.Item && start === struct.id.clock
  if (!isWhole || !(struct.content instanceof Y.ContentString)) return null
  const isNamed = struct.parentSub !== null || runs.get(struct.id.client)?.[0]?.name !== null
  if (isNamed) return null
  return { first: struct, letters: struct.content.str, bytes }
}

/** Whether an item begins where another ends, in time and in the text. */
function goesOn({ first, letters }: Typed, next: Typed): boolean {
  const { id, origin, rightOrigin } = next.first
  const last = Y.createID(first.id.client, first.id.clock + letters.length - 1)
  return (
    id.clock === last.clock + 1 && Y.compareIDs(origin, last) && Y.compareIDs(rightOrigin, first.rightOrigin)
  )
}

/** The V1 update with that one item, as in `check-update.ts`. */
function encode({ first, letters }: Typed): Uint8Array {
  const { id, origin, rightOrigin, parent, parentSub } = first
  const content = new Y.ContentString(letters)
  const out = new Y.UpdateEncoderV1()
  out.writeLen(1)
  out.writeLen(1)
  out.writeClient(id.client)
  out.writeLen(id.clock)
  new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content).write(out, 0)
  out.writeLen(0)
  return out.toUint8Array()
}
