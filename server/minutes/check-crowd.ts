import * as Y from 'yjs'
import { badBytes, type Limits } from './limits.ts'
import { TooManySteps } from './rehearsal.ts'
import { findItem, type FreshStruct } from './structs.ts'
import type { Tentative } from './tentative.ts'

/** About a tenth of a second, and far more than people who write at one place at the same time can bring about. */
const maxSteps = 1_000_000
/** So few new parts, those that wait for the database included, cannot cost much between themselves. */
const maxUncounted = 300

/**
 * Refuses what would take long to apply. Yjs compares each new item with all that lie between its neighbours, so two
 * crowds of items at one place, by two clients, cost the product of their sizes: 18 kB held a server for seconds. Most
 * updates are plainly harmless; for the others the comparisons are counted. Answers how many there are.
 */
export function checkCrowd(structs: readonly FreshStruct[], tentative: Tentative, limits: Limits): number {
  const crowd = new Crowd(tentative.committed, limits)
  for (const { struct, start } of structs) {
    if (struct instanceof Y.Item && start === struct.id.clock) crowd.add(struct)
  }
  if (!crowd.isLarge && structs.length + tentative.waitingCount <= maxUncounted) return 0
  try {
    return tentative.rehearse(structs, maxSteps)
  } catch (err) {
    if (err instanceof TooManySteps) throw badBytes('the update puts too much at one place')
    throw err
  }
}

/** A first look: counts what is there and, roughly, what the update itself puts at one place. */
class Crowd {
  readonly #doc: Y.Doc
  readonly #limits: Limits
  readonly #places = new Map<string, number>()
  #stepsLeft: number
  isLarge = false

  constructor(doc: Y.Doc, limits: Limits) {
    this.#doc = doc
    this.#limits = limits
    this.#stepsLeft = limits.maxCrowdSteps
  }

  add(item: Y.Item): void {
    const place = placeOf(item)
    const count = (this.#places.get(place) ?? 0) + 1
    this.#places.set(place, count)
    if (count > this.#limits.maxSamePlace) this.isLarge = true
    if (!this.isLarge) this.#walk(item)
  }

  /** From the left neighbour to the right one, through what is committed. */
  #walk({ origin, rightOrigin, parent, parentSub }: Y.Item): void {
    const left = origin && findItem(this.#doc, origin)
    const right = rightOrigin && findItem(this.#doc, rightOrigin)
    if (left && left === right) return
    const name = left ? null : parentSub
    let item = left ? left.right : firstIn(right ? right.parent : parent, name, this.#doc)
    while (item && item !== right) {
      this.#stepsLeft -= 1
      if (this.#stepsLeft < 0) {
        this.isLarge = true
        return
      }
      // Under a name Yjs begins with the last value and walks back to the first.
      item = name === null ? item.right : item.left
    }
  }
}

function firstIn(parent: unknown, name: string | null, doc: Y.Doc): Y.Item | null {
  const holder = parent instanceof Y.ID ? findItem(doc, parent)?.content : null
  const type =
    typeof parent === 'string'
      ? doc.share.get(parent)
      : holder instanceof Y.ContentType
        ? holder.type
        : parent
  if (!(type instanceof Y.AbstractType)) return null
  // oxlint-disable-next-line no-underscore-dangle
  return name === null ? type._start : (type._map.get(name) ?? null)
}

function placeOf({ origin, parent, parentSub }: Y.Item): string {
  if (origin) return `${origin.client} ${origin.clock}`
  const root: unknown = parent
  const holder = parent instanceof Y.ID ? `in ${parent.client} ${parent.clock}` : `root ${String(root)}`
  return `${holder} ${parentSub ?? ''}`
}
