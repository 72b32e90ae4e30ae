import * as Y from 'yjs'
import { isSecondHalf } from './check-characters.ts'
import { Rehearsal } from './rehearsal.ts'
import { findItem, type FreshStruct, type Id } from './structs.ts'

/**
 * A run of one client's clocks, how deep in nested types its place is (0: directly in a root), and the name it stands
 * under in the type that it lies in; null for a place in a sequence or in a root. `halves` are clocks inside characters.
 */
export type Run = {
  clock: number
  end: number
  depth: number
  name: string | null
  halves?: ReadonlySet<number> | undefined
}

/** What one accepted update adds to a text; `structs` are in the order in which Yjs will integrate them. */
export type Fresh = {
  runs: Map<number, Run[]>
  claims: number[]
  roots: string[]
  structs?: readonly FreshStruct[]
}

/**
 * What a text will be once everything accepted is committed: the committed document, and beside it an index of the
 * structs that wait for the database. Updates are judged against this, so nobody waits for a commit to type on.
 */
export class Tentative {
  /** Which seat each Yjs client id belongs to. */
  readonly claims: Map<number, string>
  readonly #waiting = new Map<number, Run[]>()
  /** With the seat that began each. */
  readonly #waitingRoots = new Map<string, string>()
  /** Those of each update, oldest first. */
  readonly #waitingStructs: (readonly FreshStruct[])[] = []
  /** How many structs wait for the database. */
  waitingCount = 0
  readonly #claimCounts = new Map<string, number>()
  /** What waits, put beside what is committed; and the update that was tried there last and is not accepted. */
  #ahead: Rehearsal | null = null
  #tried: readonly FreshStruct[] | null = null

  readonly #text: { readonly doc: Y.Doc }
  readonly #isSection: (root: string) => boolean

  /** `isSection` says whether a root belongs to the agenda, at the moment of asking. */
  constructor(
    text: { readonly doc: Y.Doc },
    claims: Map<number, string>,
    isSection: (root: string) => boolean = () => false,
  ) {
    this.#text = text
    this.claims = claims
    this.#isSection = isSection
    for (const seatId of claims.values()) this.#countClaim(seatId)
  }

  get committed(): Y.Doc {
    return this.#text.doc
  }

  /** How many client ids a seat has used so far. */
  claimCount(seatId: string): number {
    return this.#claimCounts.get(seatId) ?? 0
  }

  /** The first clock of this client that is not known. */
  state(client: number): number {
    return this.#waiting.get(client)?.at(-1)?.end ?? this.committedState(client)
  }

  committedState(client: number): number {
    return Y.getState(this.committed.store, client)
  }

  hasRoot(name: string): boolean {
    return this.committed.share.has(name) || this.#waitingRoots.has(name)
  }

  get rootCount(): number {
    return this.committed.share.size + this.#waitingRoots.size
  }

  /** How many roots that belong to no agenda item a seat has begun, with these. */
  strangeRootCount(seatId: string, added: readonly string[]): number {
    const strange = added.filter((root) => !this.#isSection(root))
    if (strange.length === 0) return 0
    const begun = [
      ...[...this.#waitingRoots].filter(([, by]) => by === seatId).map(([root]) => root),
      ...[...this.committed.share]
        .filter(([, type]) => this.claims.get(firstClientIn(type) ?? -1) === seatId)
        .map(([root]) => root),
    ]
    return strange.length + begun.filter((root) => !this.#isSection(root)).length
  }

  /** How deep the struct with this known id is. */
  depthAt({ client, clock }: Id, limit: number): number {
    const run = findRun(this.#waiting.get(client), clock)
    return run ? run.depth : committedDepth(this.committed, { client, clock }, limit)
  }

  /** The name under which the struct with this known id stands. */
  nameAt({ client, clock }: Id): string | null {
    const run = findRun(this.#waiting.get(client), clock)
    return run ? run.name : committedName(this.committed, { client, clock })
  }

  /** Whether what has this id is the second half of a character. */
  isInsideCharacter(id: Id): boolean {
    const run = findRun(this.#waiting.get(id.client), id.clock)
    if (run) return run.halves?.has(id.clock) === true
    const item = findItem(this.committed, id)
    if (!(item?.content instanceof Y.ContentString)) return false
    return isSecondHalf(item.content.str, id.clock - item.id.clock)
  }

  /** How many comparisons Yjs will need for these. Throws `TooManySteps` when that is more than allowed. */
  rehearse(structs: readonly FreshStruct[], maxSteps: number): number {
    if (this.#tried) this.#ahead = null
    if (!this.#ahead) {
      this.#ahead = new Rehearsal(this.committed)
      for (const waiting of this.#waitingStructs) this.#ahead.play(waiting, Infinity)
    }
    this.#tried = structs
    return this.#ahead.play(structs, maxSteps)
  }

  accept(fresh: Fresh, seatId: string): void {
    const { structs = [] } = fresh
    if (structs === this.#tried) this.#tried = null
    else if (structs.length > 0) this.#ahead = null
    if (structs.length > 0) this.#waitingStructs.push(structs)
    this.waitingCount += structs.length
    for (const client of fresh.claims) {
      this.claims.set(client, seatId)
      this.#countClaim(seatId)
    }
    for (const root of fresh.roots) this.#waitingRoots.set(root, seatId)
    for (const [client, runs] of fresh.runs) {
      const waiting = this.#waiting.get(client)
      if (waiting) for (const run of runs) waiting.push(run)
      else this.#waiting.set(client, [...runs])
    }
  }

  /** Forgets what the committed document has by now, which is the oldest that waits. */
  settle(all: readonly Fresh[]): void {
    this.#ahead = this.#tried = null
    const withStructs = all.filter(({ structs = [] }) => structs.length > 0)
    for (const { length } of this.#waitingStructs.splice(0, withStructs.length)) this.waitingCount -= length
    for (const { roots } of all) for (const root of roots) this.#waitingRoots.delete(root)
    for (const client of new Set(all.flatMap(({ runs }) => [...runs.keys()]))) {
      const state = this.committedState(client)
      const left = (this.#waiting.get(client) ?? []).filter((run) => run.end > state)
      // Who writes goes on writing: a list stays, empty or not.
      this.#waiting.set(client, left)
    }
  }

  #countClaim(seatId: string): void {
    this.#claimCounts.set(seatId, this.claimCount(seatId) + 1)
  }
}

/** The run that holds a clock; runs are in order. */
export function findRun(runs: readonly Run[] | undefined, clock: number): Run | undefined {
  if (!runs) return undefined
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (!run) return undefined
    if (clock < run.clock) high = middle - 1
    else if (clock >= run.end) low = middle + 1
    else return run
  }
  return undefined
}

/** Whose part stands first in a root, or under the first of its names; one that was deleted still stands there. */
function firstClientIn({ _start, _map }: Pick<Y.AbstractType<never>, '_start' | '_map'>): number | undefined {
  return [_start, ..._map.values()].find((first) => first !== null)?.id.client
}

function committedDepth(doc: Y.Doc, id: Id, limit: number): number {
  const found = findItem(doc, id)
  let item = found && holderOf(found)
  let depth = 0
  while (item && depth <= limit) {
    item = holderOf(item)
    depth += 1
  }
  return depth
}

function committedName(doc: Y.Doc, id: Id): string | null {
  const item = findItem(doc, id)
  return item && holderOf(item) ? item.parentSub : null
}

/** The item of the type that an item lies in; null in a root, and where Yjs has collected the place. */
function holderOf({ parent }: Y.Item): Y.Item | null {
  // oxlint-disable-next-line no-underscore-dangle
  return parent instanceof Y.AbstractType ? parent._item : null
}
