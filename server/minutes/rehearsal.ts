import * as Y from 'yjs'
import { findItem, type FreshStruct, type Id } from './structs.ts'

/** A stretch of one client's clocks at one place; `item` is where what follows is found until something is put there. */
type Piece = {
  client: number
  clock: number
  length: number
  origin: Id | null
  rightOrigin: Id | null
  /** Null for what Yjs has collected, or will: nothing is put beside it. */
  list: List | null
  item: Y.Item | null
  right: Piece | null | undefined
}

/** The pieces that follow one another in a type, or under one name of it. */
type List = { start: Piece | null; isNamed: boolean; length: number }

/** Thrown when there would be more comparisons than allowed. */
export class TooManySteps extends Error {}

/**
 * Plays through where Yjs will put new items beside what is there, without touching the document, and counts the
 * comparisons that this takes (yjs, src/structs/Item.js, `integrate`). A count is the same on a busy machine as on an
 * idle one, which a clock is not, and needs no copy of the text.
 */
export class Rehearsal {
  readonly #doc: Y.Doc
  readonly #lists = new Map<unknown, Map<string | null, List>>()
  readonly #committed = new Map<Y.Item, Piece[]>()
  readonly #fresh = new Map<number, Piece[]>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Puts structs in, in the order in which Yjs will. Answers how many comparisons it took. */
  play(structs: readonly FreshStruct[], maxSteps: number): number {
    let steps = 0
    for (const fresh of structs) {
      steps += this.#put(fresh, maxSteps - steps)
      if (steps > maxSteps) throw new TooManySteps()
    }
    return steps
  }

  /** The ids in the order in which they stand in a root, each with its length. For comparing with Yjs. */
  order(root: string): (Id & { length: number })[] {
    const order: (Id & { length: number })[] = []
    for (let piece = this.#listOf(root, null)?.start ?? null; piece; piece = this.#right(piece)) {
      order.push({ client: piece.client, clock: piece.clock, length: piece.length })
    }
    return order
  }

  #put({ struct, start }: FreshStruct, maxSteps: number): number {
    const { client, clock } = struct.id
    const piece: Piece = {
      client,
      clock: start,
      length: clock + struct.length - start,
      origin: null,
      rightOrigin: null,
      list: null,
      item: null,
      right: null,
    }
    const steps = struct instanceof Y.Item ? this.#place(piece, struct, maxSteps) : 0
    const own = this.#fresh.get(client)
    if (own) own.push(piece)
    else this.#fresh.set(client, [piece])
    return steps
  }

  #place(piece: Piece, item: Y.Item, maxSteps: number): number {
    piece.origin =
      piece.clock > item.id.clock ? { client: piece.client, clock: piece.clock - 1 } : item.origin
    piece.rightOrigin = item.rightOrigin
    const left = piece.origin && this.#cut(piece.origin, 1)
    const right = piece.rightOrigin && this.#cut(piece.rightOrigin, 0)
    if ((piece.origin && !left?.list) || (piece.rightOrigin && !right?.list)) return 0
    const list = left?.list ?? right?.list ?? this.#listOf(item.parent, item.parentSub)
    if (!list) return 0
    piece.list = list
    list.length += 1
    // Yjs finds the first value under a name by walking back from the last one, twice.
    const back = left === null && list.isNamed ? 2 * list.length : 0
    const isFree = left ? this.#right(left) === right : list.start === right && right !== null
    const [after, steps] = isFree ? [left, 0] : this.#compare(piece, left, right, maxSteps)
    if (after) {
      piece.right = this.#right(after)
      after.right = piece
    } else {
      piece.right = list.start
      list.start = piece
    }
    return back + steps
  }

  /** Which piece it comes after, among those put at the same place by others. */
  #compare(piece: Piece, left: Piece | null, right: Piece | null, maxSteps: number): [Piece | null, number] {
    const before = new Set<Piece>()
    let conflicting = new Set<Piece>()
    let steps = 0
    let after = left
    for (
      let other = left ? this.#right(left) : (piece.list?.start ?? null);
      other && other !== right;
      other = this.#right(other)
    ) {
      steps += 1
      if (steps > maxSteps) break
      before.add(other)
      conflicting.add(other)
      if (isSame(piece.origin, other.origin)) {
        if (other.client < piece.client) {
          after = other
          conflicting = new Set()
        } else if (isSame(piece.rightOrigin, other.rightOrigin)) break
      } else {
        const beside = other.origin && this.#find(other.origin)
        if (!beside || !before.has(beside)) break
        if (!conflicting.has(beside)) {
          after = other
          conflicting = new Set()
        }
      }
    }
    return [after, steps]
  }

  #right(piece: Piece): Piece | null {
    if (piece.right === undefined) piece.right = piece.item?.right ? this.#first(piece.item.right) : null
    return piece.right
  }

  /** The piece that begins (0) or ends (1) at an id, cut there when it has to be. */
  #cut(id: Id, after: 0 | 1): Piece | null {
    const piece = this.#find(id)
    if (!piece) return null
    const at = id.clock + after
    const rest = piece.clock + piece.length - at
    if (rest === 0 || at === piece.clock) return piece
    const cut: Piece = { ...piece, clock: at, length: rest, origin: { client: id.client, clock: at - 1 } }
    piece.length -= rest
    if (piece.list) piece.right = cut
    const pieces = (piece.item ? this.#committed.get(piece.item) : this.#fresh.get(piece.client)) ?? []
    pieces.splice(indexAt(pieces, piece.clock) + 1, 0, cut)
    return after === 1 ? piece : cut
  }

  #find(id: Id): Piece | null {
    const fresh = this.#fresh.get(id.client)
    const [first] = fresh ?? []
    if (fresh && first && id.clock >= first.clock) return pieceAt(fresh, id.clock)
    const item = findItem(this.#doc, id)
    if (!item) return null
    const whole = this.#first(item)
    return pieceAt(this.#committed.get(item) ?? [whole], id.clock)
  }

  /** The first piece of a committed item. */
  #first(item: Y.Item): Piece {
    const [known] = this.#committed.get(item) ?? []
    if (known) return known
    const { id, length, origin, rightOrigin, parent, parentSub } = item
    const list = parent instanceof Y.AbstractType ? this.#listOf(parent, parentSub, item) : null
    const { client, clock } = id
    const piece: Piece = { client, clock, length, origin, rightOrigin, list, item, right: undefined }
    this.#committed.set(item, [piece])
    if (list && !item.left) list.start = piece
    return piece
  }

  #listOf(parent: unknown, name: string | null, from?: Y.Item): List | null {
    const type = this.#typeOf(parent)
    if (type === null) return null
    const names = this.#lists.get(type) ?? new Map<string | null, List>()
    this.#lists.set(type, names)
    const known = names.get(name)
    if (known) return known
    const list: List = { start: null, isNamed: name !== null, length: 0 }
    names.set(name, list)
    if (!(type instanceof Y.AbstractType)) return list
    // oxlint-disable-next-line no-underscore-dangle
    let first = name === null ? type._start : (type._map.get(name) ?? null)
    for (; name !== null && first?.left; first = first.left) list.length += 1
    if (first && first !== from) list.start = this.#first(first)
    return list
  }

  /** The committed type, or a key for one that is not; null where there is none. */
  #typeOf(parent: unknown): unknown {
    if (typeof parent === 'string') return this.#doc.share.get(parent) ?? `root ${parent}`
    if (!(parent instanceof Y.ID)) return parent
    const piece = this.#find(parent)
    if (!piece?.list) return null
    if (!piece.item) return `${parent.client} ${parent.clock}`
    return piece.item.content instanceof Y.ContentType ? piece.item.content.type : null
  }
}

function pieceAt(pieces: readonly Piece[], clock: number): Piece | null {
  return pieces[indexAt(pieces, clock)] ?? null
}

/** Which piece holds a clock; pieces are in order and leave nothing out. */
function indexAt(pieces: readonly Piece[], clock: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}

function isSame(one: Id | null, other: Id | null): boolean {
  return (
    one === other ||
    (one !== null && other !== null && one.client === other.client && one.clock === other.clock)
  )
}
