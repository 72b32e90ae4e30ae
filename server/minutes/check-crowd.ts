import * as Y from 'yjs'
import type { Limits } from './limits.ts'
import { findItem } from './tentative.ts'

/**
 * Whether an update could take long to apply. Yjs compares each new item with all that lie between its neighbours, so
 * two crowds of items at one place, by two clients, cost the product of their sizes: 18 kB held a server for seconds.
 * Counts what is there and, roughly, what the update itself puts at one place. True is a suspicion, for a trial.
 */
export class Crowd {
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
    if ((left && left === right) || parentSub !== null) return
    let item = left ? left.right : firstIn(right ? right.parent : parent, this.#doc)
    while (item && item !== right) {
      this.#stepsLeft -= 1
      if (this.#stepsLeft < 0) {
        this.isLarge = true
        return
      }
      item = item.right
    }
  }
}

function firstIn(parent: unknown, doc: Y.Doc): Y.Item | null {
  const holder = parent instanceof Y.ID ? findItem(doc, parent)?.content : null
  const type =
    typeof parent === 'string'
      ? doc.share.get(parent)
      : holder instanceof Y.ContentType
        ? holder.type
        : parent
  // oxlint-disable-next-line no-underscore-dangle
  return type instanceof Y.AbstractType ? type._start : null
}

function placeOf({ origin, parent, parentSub }: Y.Item): string {
  if (origin) return `${origin.client} ${origin.clock}`
  const root: unknown = parent
  const holder = parent instanceof Y.ID ? `in ${parent.client} ${parent.clock}` : `root ${String(root)}`
  return `${holder} ${parentSub ?? ''}`
}
