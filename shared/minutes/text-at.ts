import * as Y from 'yjs'
import { writtenSeq, type Authorship, type Removal, type Written } from './authorship.ts'

/** Words side by side by the same person within the same minute, all there or all removed. */
export type Passage = {
  kind: 'words'
  words: string
  marks: readonly string[]
  written: Written
  removal: Removal | null
  isNew: boolean
}

/** A paragraph, a list, a table, an action's card; `name` is the editor's name for it. */
export type Block = {
  kind: 'block'
  key: string
  name: string
  attributes: Readonly<Record<string, unknown>>
  written: Written | null
  removal: Removal | null
  isNew: boolean
  parts: Part[]
}

export type Part = Passage | Block

export type Moment = {
  /** The last row of the log that counts. */
  seq: number
  /** What was removed after this row, up to the moment, is there too, marked as removed. Left out: none is. */
  removedSince?: number
  /** What was written or removed after this row is new, and a passage of its own. Left out: nothing is. */
  newSince?: number
}

/** A section as it stood when its log was that long. The order of words in a text never changes, so nothing is replayed. */
export function sectionAt(authorship: Authorship, itemId: string, moment: Moment): Part[] {
  return new Telling(authorship, moment).partsOf(authorship.doc.getXmlFragment(itemId), null)
}

/** The words alone, a line for each block. */
export function plainWords(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'words' ? part.words : `${plainWords(part.parts)}\n`)).join('')
}

/** What every Yjs type is inside: a list of items, and named values. */
type Container = { _start: Y.Item | null; _map: Map<string, Y.Item> }

class Telling {
  readonly #authorship: Authorship
  readonly #seq: number
  readonly #removedSince: number
  readonly #newSince: number

  constructor(authorship: Authorship, { seq, removedSince = Infinity, newSince = Infinity }: Moment) {
    this.#authorship = authorship
    this.#seq = seq
    this.#removedSince = removedSince
    this.#newSince = newSince
  }

  partsOf(type: Container, around: Removal | null): Part[] {
    const parts: Part[] = []
    const marks = new Map<string, unknown>()
    for (let item = type._start; item; item = item.right) {
      const { content } = item
      if (content instanceof Y.ContentString) this.#addWords(parts, item, content.str, marks, around)
      else if (content instanceof Y.ContentFormat) this.#turn(marks, item, content)
      else if (content instanceof Y.ContentType) this.#addBlock(parts, item, content.type, around)
    }
    return parts
  }

  #addWords(parts: Part[], item: Y.Item, words: string, marks: Map<string, unknown>, around: Removal | null) {
    const { client, clock } = item.id
    for (const piece of this.#authorship.writtenOver(client, clock, item.length)) {
      const written = piece.value
      if (!written || writtenSeq(written) > this.#seq) continue
      for (const cut of this.#authorship.removedOver(client, piece.clock, piece.end - piece.clock)) {
        const removal = this.#removalOf(cut.value, around)
        if (removal && !this.#isShown(removal)) continue
        add(parts, {
          kind: 'words',
          words: words.slice(cut.clock - clock, cut.end - clock),
          marks: [...marks].flatMap(([name, value]) => (value === null ? [] : [name])),
          written,
          removal,
          isNew: this.#isNew(written, removal),
        })
      }
    }
  }

  #turn(marks: Map<string, unknown>, item: Y.Item, { key, value }: Y.ContentFormat): void {
    if (!this.#isThere(item)) return
    // Marks that may overlap carry a hash behind their name.
    marks.set(key.replace(/--[a-zA-Z0-9+/=]{8}$/, ''), value)
  }

  #addBlock(parts: Part[], item: Y.Item, type: Container, around: Removal | null): void {
    const written = this.#authorship.writtenAt(item.id)
    if (!written || writtenSeq(written) > this.#seq) return
    const removal = this.#removalOf(this.#authorship.removalAt(item.id), around)
    if (removal && !this.#isShown(removal)) return
    const inner = this.partsOf(type, removal)
    if (type instanceof Y.XmlText && item.parent instanceof Y.XmlElement) {
      for (const part of inner) {
        if (part.kind === 'words') add(parts, part)
        else parts.push(part)
      }
      return
    }
    const name = type instanceof Y.XmlElement ? type.nodeName : 'unreadable'
    const attributes = this.#attributesOf(type)
    // What was emptied before it was removed, or moved elsewhere whole, left nothing to see.
    if (removal && inner.length === 0 && name !== 'actionCard') return
    const key = `${item.id.client}-${item.id.clock}`
    const isNew = this.#isNew(written, removal)
    parts.push({ kind: 'block', key, name, attributes, written, removal, isNew, parts: inner })
  }

  #attributesOf(type: Container): Record<string, unknown> {
    const attributes: [string, unknown][] = []
    for (const [name, newest] of type._map) {
      let item: Y.Item | null = newest
      while (item && !this.#isWrittenBy(item)) item = item.left
      if (item && this.#isThere(item)) attributes.push([name, item.content.getContent().at(-1)])
    }
    return Object.fromEntries(attributes)
  }

  #isWrittenBy(item: Y.Item): boolean {
    const written = this.#authorship.writtenAt(item.lastId)
    return written !== undefined && writtenSeq(written) <= this.#seq
  }

  #isThere(item: Y.Item): boolean {
    const removal = this.#authorship.removalAt(item.lastId)
    return this.#isWrittenBy(item) && !(removal && removal.by.seq <= this.#seq)
  }

  /** Words go with what they stand in, unless somebody removed them before. */
  #removalOf(own: Removal | undefined, around: Removal | null): Removal | null {
    const so = own && own.by.seq <= this.#seq ? own : null
    if (!so || !around) return so ?? around
    return around.by.seq < so.by.seq ? around : so
  }

  #isShown({ by, isMove }: Removal): boolean {
    return !isMove && by.seq > this.#removedSince
  }

  #isNew(written: Written, removal: Removal | null): boolean {
    return (removal ? removal.by.seq : writtenSeq(written)) > this.#newSince
  }
}

function add(parts: Part[], passage: Passage): void {
  const last = parts.at(-1)
  if (last?.kind === 'words' && isSamePassage(last, passage)) last.words += passage.words
  else parts.push(passage)
}

function isSamePassage(a: Passage, b: Passage): boolean {
  return (
    isSameHand(a.written, b.written) &&
    a.removal?.by.seatId === b.removal?.by.seatId &&
    minuteOf(a.removal?.by) === minuteOf(b.removal?.by) &&
    a.isNew === b.isNew &&
    a.marks.join() === b.marks.join()
  )
}

/** By the same person in the same minute, and moved by the same if at all: one thing to say about both. */
export function isSameHand(a: Written, b: Written): boolean {
  return (
    a === b ||
    (a.by.seatId === b.by.seatId &&
      minuteOf(a.by) === minuteOf(b.by) &&
      a.movedBy?.seatId === b.movedBy?.seatId &&
      minuteOf(a.movedBy) === minuteOf(b.movedBy))
  )
}

const minuteOf = (deed: { at: string } | undefined) => deed?.at.slice(0, 16)
