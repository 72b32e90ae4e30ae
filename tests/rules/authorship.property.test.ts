import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writtenSeq } from '../../shared/minutes/authorship.ts'
import { plainWords, sectionAt, type Part, type Passage } from '../../shared/minutes/text-at.ts'
import { Act, WritingHands } from './writing-hands.ts'

const acts = fc.array(Act, { minLength: 30, maxLength: 120 })
const itemId = 'item'

const characters = (words: string) => Array.from(words).filter((character) => character !== '\n')

function passages(parts: readonly Part[]): Passage[] {
  return parts.flatMap((part) => (part.kind === 'words' ? [part] : passages(part.parts)))
}

/** A replay that knows nothing of authorship: what can be read after each row of the log. */
function* replay(hands: WritingHands) {
  const doc = new Y.Doc()
  for (const row of hands.rows) {
    Y.applyUpdate(doc, row.bytes)
    const lines = [...doc.getXmlFragment(itemId).createTreeWalker((type) => type instanceof Y.XmlText)]
    yield { row, words: lines.map((line) => wordsOf(line as Y.XmlText)).join('') }
  }
}

const wordsOf = (line: Y.XmlText) =>
  line
    .toDelta()
    .map(({ insert }: { insert: string }) => insert)
    .join('')

const wordsPutInBy = (update: Uint8Array) =>
  Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
    )
    .join('')

const deed = ({ seatId, seq }: { seatId: string; seq: number }) => `${seatId} in ${seq}`

/**
 * Who wrote and who removed each character, by what could be read before and after each row. Undoing, or breaking a
 * line while others write in it, may put words in again that were there: they may then be told to be of who did that.
 */
function witnessed(hands: WritingHands) {
  const standing = new Map<string, string[]>()
  const removed = new Set<string>()
  const perhapsRemoved = new Set<string>()
  /** Two who break one line at once each put its end into a new line: words that nobody typed twice are there twice. */
  const doubled = new Set<string>()
  for (const { row, words } of replay(hands)) {
    const there = new Set<string>()
    for (const one of characters(words)) {
      if (there.has(one)) doubled.add(one)
      there.add(one)
    }
    for (const one of standing.keys()) {
      if (there.has(one)) continue
      removed.add(`${one} by ${deed(row)}`)
      standing.delete(one)
    }
    const putIn = hands.crossed.has(row.seq) ? wordsPutInBy(row.bytes) : ''
    for (const one of there) {
      const by = standing.get(one)
      if (!by) standing.set(one, [deed(row)])
      else if (putIn.includes(one)) {
        by.push(deed(row))
        perhapsRemoved.add(`${one} by ${deed(row)}`)
      }
    }
  }
  return { standing, removed, perhapsRemoved, doubled }
}

function write(given: Act[]): WritingHands {
  const hands = new WritingHands()
  for (const act of given) hands.do(act)
  hands.meet()
  return hands
}

test('W2 every word is told to be by the seat that wrote it, whoever broke, joined, formatted or undid lines around it', () => {
  let checked = 0
  let sure = 0
  const property = fc.property(acts, (given) => {
    const hands = write(given)
    const { standing, doubled } = witnessed(hands)
    const authorship = hands.authorship()
    for (const { words, written } of passages(sectionAt(authorship, itemId, { seq: authorship.seq }))) {
      for (const one of characters(words)) {
        checked += 1
        if (doubled.has(one)) continue
        const by = standing.get(one) ?? []
        expect(by, one).toContain(deed(written.by))
        if (by.length === 1) sure += 1
      }
    }
  })
  fc.assert(property, { numRuns: 300, seed: 20261122, endOnFailure: true })
  expect(checked).toBeGreaterThan(3_000)
  expect(sure / checked).toBeGreaterThan(0.7)
}, 60_000)

test('W3 every word that is gone is told to be removed by the seat that was the first to remove it', () => {
  let checked = 0
  const property = fc.property(acts, (given) => {
    const hands = write(given)
    const { removed, perhapsRemoved, doubled } = witnessed(hands)
    const authorship = hands.authorship()
    const told = passages(sectionAt(authorship, itemId, { seq: authorship.seq, removedSince: 0 }))
      // Words that were written into a line that was gone by then were never there to be removed.
      .filter(({ written, removal }) => removal && removal.by.seq > writtenSeq(written))
      .flatMap(({ words, removal }) =>
        characters(words).map((one) => `${one} by ${removal ? deed(removal.by) : 'nobody'}`),
      )
    const isSure = (line: string) => !perhapsRemoved.has(line) && !doubled.has(Array.from(line)[0] ?? '')
    expect(told.filter(isSure).toSorted()).toEqual([...removed].filter(isSure).toSorted())
    checked += told.filter(isSure).length
  })
  fc.assert(property, { numRuns: 300, seed: 20261123, endOnFailure: true })
  expect(checked).toBeGreaterThan(2_000)
}, 60_000)

test('W4 the minutes can be read as they stood after each change, and are what they were then', () => {
  const property = fc.property(acts, (given) => {
    const hands = write(given)
    const authorship = hands.authorship()
    for (const { row, words } of replay(hands)) {
      const then = plainWords(sectionAt(authorship, itemId, { seq: row.seq })).replaceAll('\n', '')
      expect(then, `after ${row.seq}`).toBe(words)
    }
  })
  fc.assert(property, { numRuns: 150, seed: 20261124, endOnFailure: true })
}, 60_000)
