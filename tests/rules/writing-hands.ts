import * as fc from 'fast-check'
import * as Y from 'yjs'
import { Authorship, type LogRow } from '../../shared/minutes/authorship.ts'

const seatIds = ['parent', 'senco', 'officer'] as const
const itemId = 'item'

export const Act = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(
    ...(
      'type type type erase erase break join retag bold undo redo ' +
      'card table drop send send hear hear meet'
    ).split(' '),
  ),
  at: fc.nat(10_000),
  long: fc.integer({ min: 1, max: 7 }),
  hasEmoji: fc.boolean(),
})
export type Act = typeof Act extends fc.Arbitrary<infer Value> ? Value : never

/** One seat's page: its own copy of the text, what it has not sent, and what of the log it has not heard. */
class Hand {
  readonly seatId: string
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly unsent: { update: Uint8Array; isUndo: boolean; heard: number }[] = []
  heard = 0

  constructor(seatId: string, clientId: number) {
    this.seatId = seatId
    this.doc = new Y.Doc()
    this.doc.clientID = clientId
    this.undo = new Y.UndoManager([this.section], { trackedOrigins: new Set(['hand']), captureTimeout: 0 })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'log') this.unsent.push({ update, isUndo: origin === this.undo, heard: this.heard })
    })
  }

  get section(): Y.XmlFragment {
    return this.doc.getXmlFragment(itemId)
  }

  edit(change: () => void): void {
    this.doc.transact(change, 'hand')
  }

  /** Every line of words, wherever it stands. */
  lines(): Y.XmlText[] {
    return [...this.section.createTreeWalker((type) => type instanceof Y.XmlText)] as Y.XmlText[]
  }

  blocks(): Y.XmlElement[] {
    return this.section.toArray().filter((part) => part instanceof Y.XmlElement)
  }
}

/** Three seats that write into one log at random. No character is typed twice, so each tells who typed it. */
export class WritingHands {
  readonly rows: LogRow[] = []
  /** The rows that an undo or a redo made, and those of somebody who had not heard yet what others had done. */
  readonly crossed = new Set<number>()
  readonly #hands = seatIds.map((seatId, index) => new Hand(seatId, index + 1))
  /** As the server has it, to know what is new in an update. */
  readonly #server = new Y.Doc()
  #typed = 0

  do({ who, kind, at, long, hasEmoji }: Act): void {
    const hand = this.#hands[who]
    if (!hand) return
    const line = pick(hand.lines(), at)
    if (kind === 'send') this.#send(hand)
    else if (kind === 'hear') this.#hear(hand, 1 + (at % 9))
    else if (kind === 'meet') this.meet()
    else if (kind === 'undo') hand.undo.undo()
    else if (kind === 'redo') hand.undo.redo()
    else if (kind === 'type' && line) this.#type(hand, line, at, long, hasEmoji)
    else if (kind === 'erase' && line) erase(hand, line, at, long)
    else if (kind === 'bold' && line) {
      hand.edit(() =>
        line.format(edge(line, at), Math.max(0, edge(line, at + long) - edge(line, at)), { bold: {} }),
      )
    } else if (kind === 'break' && line) breakLine(hand, line, at)
    else if (kind === 'join') join(hand, at)
    else if (kind === 'retag') retag(hand, at)
    else if (kind === 'drop') drop(hand, at)
    else if (kind === 'table') hand.edit(() => hand.section.insert(at % (hand.section.length + 1), [table()]))
    else if (kind === 'card') hand.edit(() => hand.section.insert(at % (hand.section.length + 1), [card(at)]))
    else if (kind === 'type') hand.edit(() => hand.section.push([paragraph()]))
  }

  /** Everybody sends and hears everything. */
  meet(): void {
    for (const hand of this.#hands) this.#send(hand)
    for (const hand of this.#hands) this.#hear(hand, Infinity)
  }

  authorship(): Authorship {
    const authorship = new Authorship()
    for (const row of this.rows) authorship.append(row)
    return authorship
  }

  #type(hand: Hand, line: Y.XmlText, at: number, long: number, hasEmoji: boolean): void {
    const words = Array.from({ length: long }, () =>
      String.fromCodePoint((hasEmoji ? 0x1f300 : 0x4e00) + this.#typed++),
    )
    hand.edit(() => line.insert(edge(line, at), words.join('')))
  }

  /** A row for each thing done, when any of it is new. */
  #send(hand: Hand): void {
    for (const { update, isUndo, heard } of hand.unsent.splice(0)) {
      let isNew = false
      const hear = () => (isNew = true)
      this.#server.on('update', hear)
      Y.applyUpdate(this.#server, update)
      this.#server.off('update', hear)
      if (!isNew) continue
      this.rows.push({ ...this.#nextRow(hand), bytes: update })
      const isLate = this.rows.slice(heard, -1).some(({ seatId }) => seatId !== hand.seatId)
      if (isUndo || isLate) this.crossed.add(this.rows.length)
    }
  }

  #nextRow({ seatId }: Hand) {
    const seq = this.rows.length + 1
    return { seq, seatId, at: new Date(Date.UTC(2030, 4, 3, 14) + seq * 60_000).toISOString() }
  }

  #hear(hand: Hand, count: number): void {
    const upTo = Math.min(this.rows.length, hand.heard + count)
    for (const { bytes } of this.rows.slice(hand.heard, upTo)) Y.applyUpdate(hand.doc, bytes, 'log')
    hand.heard = upTo
  }
}

const pick = <Thing>(things: readonly Thing[], at: number): Thing | undefined => things[at % things.length]

/** A place between two characters, never inside one. */
function edge(line: Y.XmlText, at: number): number {
  const words = line
    .toDelta()
    .map(({ insert }: { insert: string }) => insert)
    .join('')
  const place = at % (words.length + 1)
  const isInside = /[\uDC00-\uDFFF]/.test(words[place] ?? '')
  return isInside ? place - 1 : place
}

function erase(hand: Hand, line: Y.XmlText, at: number, long: number): void {
  const from = edge(line, at)
  const to = edge(line, Math.min(from + long, line.length))
  if (to > from) hand.edit(() => line.delete(from, to - from))
}

/** Enter, as the editor writes it: the rest of the line is taken out and put into a new one. */
function breakLine(hand: Hand, line: Y.XmlText, at: number): void {
  const block = line.parent
  const parent = block?.parent
  if (!(block instanceof Y.XmlElement) || !(parent instanceof Y.XmlFragment)) return
  const from = edge(line, at)
  const rest = deltaFrom(line, from)
  hand.edit(() => {
    line.delete(from, line.length - from)
    const text = new Y.XmlText()
    const next = new Y.XmlElement(block.nodeName)
    next.insert(0, [text])
    parent.insert(parent.toArray().indexOf(block) + 1, [next])
    text.applyDelta(rest)
  })
}

/** Backspace at the beginning of a line. */
function join(hand: Hand, at: number): void {
  const index = at % Math.max(1, hand.section.length - 1)
  const [first, second] = [hand.section.get(index), hand.section.get(index + 1)].map(onlyLine)
  if (!first || !second) return
  const delta = second.toDelta()
  hand.edit(() => {
    first.applyDelta([{ retain: first.length }, ...delta])
    hand.section.delete(index + 1, 1)
  })
}

/** A paragraph becomes a heading: the whole block is made anew. */
function retag(hand: Hand, at: number): void {
  const index = at % Math.max(1, hand.section.length)
  const line = onlyLine(hand.section.get(index))
  if (!line) return
  const delta = line.toDelta()
  hand.edit(() => {
    const text = new Y.XmlText()
    const block = new Y.XmlElement('heading')
    block.insert(0, [text])
    hand.section.delete(index, 1)
    hand.section.insert(index, [block])
    text.applyDelta(delta)
  })
}

function drop(hand: Hand, at: number): void {
  if (hand.section.length > 1) hand.edit(() => hand.section.delete(at % hand.section.length, 1))
}

function onlyLine(part: unknown): Y.XmlText | null {
  const inner = part instanceof Y.XmlElement && part.nodeName !== 'table' ? part.get(0) : null
  return inner instanceof Y.XmlText ? inner : null
}

function deltaFrom(line: Y.XmlText, from: number) {
  let passed = 0
  return line.toDelta().flatMap((part: { insert: string }) => {
    const words = part.insert.slice(Math.max(0, from - passed))
    passed += part.insert.length
    return words ? [{ ...part, insert: words }] : []
  })
}

function paragraph(): Y.XmlElement {
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [new Y.XmlText()])
  return block
}

function card(at: number): Y.XmlElement {
  const block = new Y.XmlElement('actionCard')
  block.setAttribute('actionId', `action-${at}`)
  return block
}

function table(): Y.XmlElement {
  const [whole, row] = [new Y.XmlElement('table'), new Y.XmlElement('tableRow')]
  const cells = [0, 1].map(() => {
    const cell = new Y.XmlElement('tableCell')
    cell.insert(0, [paragraph()])
    return cell
  })
  row.insert(0, cells)
  whole.insert(0, [row])
  return whole
}
