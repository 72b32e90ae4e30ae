import * as Y from 'yjs'
import { checkAttribute } from './check-attribute.ts'
import { secondHalves } from './check-characters.ts'
import { badBytes, type Limits } from './limits.ts'
import type { FreshStruct, Id } from './structs.ts'
import type { Fresh, Run, Tentative } from './tentative.ts'
import { findRun } from './tentative.ts'

/** Thrown when an update builds on something that the server does not have. */
export class Gapped extends Error {}

type Queue = { structs: readonly FreshStruct[]; next: number }
type Goal = { client: number; until: number }

/**
 * Walks new structs in the order in which Yjs will integrate them, so that afterwards none is left waiting for another
 * and no type is nested too deeply. Linear: each detour integrates at least the one struct that it was made for.
 */
export class IntegrationOrder {
  readonly #tentative: Tentative
  readonly #limits: Limits
  readonly #queues = new Map<number, Queue>()
  readonly runs: Fresh['runs'] = new Map()
  /** All of them, in that order. */
  readonly structs: FreshStruct[] = []

  constructor(tentative: Tentative, limits: Limits, structs: ReadonlyMap<number, readonly FreshStruct[]>) {
    this.#tentative = tentative
    this.#limits = limits
    for (const [client, list] of structs) this.#queues.set(client, { structs: list, next: 0 })
  }

  walk(): void {
    for (const [client, { structs }] of this.#queues) {
      const last = structs.at(-1)
      if (last) this.#reach({ client, until: last.struct.id.clock + last.struct.length })
    }
  }

  /** The first clock that is not known, counting what has been walked. */
  state(client: number): number {
    return this.runs.get(client)?.at(-1)?.end ?? this.#tentative.state(client)
  }

  #reach(first: Goal): void {
    const path = [first]
    const waiting = new Set([first.client])
    for (let goal = path.at(-1); goal; goal = path.at(-1)) {
      if (this.state(goal.client) >= goal.until) {
        path.pop()
        waiting.delete(goal.client)
        continue
      }
      const queue = this.#queues.get(goal.client)
      const fresh = queue?.structs[queue.next]
      if (!queue || !fresh) throw new Gapped('the update builds on text that the server does not have')
      const missing = this.#missing(fresh)
      if (missing && waiting.has(missing.client)) throw badBytes('the update builds on itself')
      if (missing) {
        path.push({ client: missing.client, until: missing.clock + 1 })
        waiting.add(missing.client)
      } else {
        this.#integrate(fresh)
        this.structs.push(fresh)
        queue.next += 1
      }
    }
  }

  #missing({ struct, start }: FreshStruct): Id | undefined {
    return anchorsOf(struct, start).find(({ client, clock }) => clock >= this.state(client))
  }

  #integrate({ struct, start }: FreshStruct): void {
    const { client } = struct.id
    const depth = this.#depthOf(struct, start)
    if (
      struct instanceof Y.Item &&
      struct.content instanceof Y.ContentType &&
      depth >= this.#limits.maxNesting
    ) {
      throw badBytes('the update nests too deeply')
    }
    const name = this.#nameOf(struct, start)
    if (name !== null && struct instanceof Y.Item) checkAttribute(name, struct.content)
    const halves = struct instanceof Y.Item ? secondHalves(struct) : undefined
    const run: Run = { clock: start, end: struct.id.clock + struct.length, depth, name, halves }
    const runs = this.runs.get(client)
    if (runs) runs.push(run)
    else this.runs.set(client, [run])
  }

  #depthOf(struct: Y.Item | Y.GC, start: number): number {
    const [anchor] = anchorsOf(struct, start)
    if (!anchor) return 0
    const depth = findRun(this.runs.get(anchor.client), anchor.clock)?.depth
    const known = depth ?? this.#tentative.depthAt(anchor, this.#limits.maxNesting)
    return struct instanceof Y.Item && isParent(struct, start) ? known + 1 : known
  }

  /** A value that replaces another does not say its name: it stands where its neighbour does. */
  #nameOf(struct: Y.Item | Y.GC, start: number): string | null {
    if (!(struct instanceof Y.Item)) return null
    const [anchor] = anchorsOf(struct, start)
    if (!anchor) return null
    if (isParent(struct, start)) return struct.parentSub
    const run = findRun(this.runs.get(anchor.client), anchor.clock)
    return run ? run.name : this.#tentative.nameAt(anchor)
  }
}

/** What a struct refers to: neighbours, or else the type that it lies in. */
export function anchorsOf(struct: Y.Item | Y.GC, start: number): Id[] {
  if (!(struct instanceof Y.Item)) return []
  const { id, origin, rightOrigin, parent } = struct
  const left = start > id.clock ? { client: id.client, clock: start - 1 } : origin
  const anchors = [left, rightOrigin].filter((anchor) => anchor !== null)
  if (anchors.length === 0 && parent instanceof Y.ID) anchors.push(parent)
  return anchors
}

function isParent({ id, origin, rightOrigin }: Y.Item, start: number): boolean {
  return start === id.clock && origin === null && rightOrigin === null
}
