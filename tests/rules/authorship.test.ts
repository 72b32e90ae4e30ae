import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Authorship, type LogRow } from '../../shared/minutes/authorship.ts'
import { paceOf, stretchesOf } from '../../shared/minutes/moments.ts'
import { sectionAt, type Part, type Passage } from '../../shared/minutes/text-at.ts'

/** A log of one section, in which each named seat does one thing a row. */
class Log {
  readonly authorship = new Authorship()
  readonly doc = new Y.Doc()
  readonly rows: LogRow[] = []

  does(
    seatId: string,
    change: (section: Y.XmlFragment) => void,
    at = Date.UTC(2030, 4, 3, 14, this.rows.length),
  ) {
    let bytes: Uint8Array | undefined
    this.doc.once('update', (update: Uint8Array) => (bytes = update))
    this.doc.clientID = Array.from(seatId).reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
    this.doc.transact(() => change(this.doc.getXmlFragment('item')))
    if (!bytes) throw new Error('nothing was done')
    const row = { seq: this.rows.length + 1, seatId, at: new Date(at).toISOString(), bytes }
    this.rows.push(row)
    this.authorship.append(row)
  }

  at(seq = this.rows.length, removedSince = Infinity) {
    return words(sectionAt(this.authorship, 'item', { seq, removedSince }))
  }
}

/** `words (writer)`, and who removed them, passage by passage. */
function words(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'block') return words(part.parts)
    const gone = part.removal ? ` -${part.removal.by.seatId}` : ''
    const moved = part.written.movedBy ? ` >${part.written.movedBy.seatId}` : ''
    return [`${part.words} (${part.written.by.seatId}${moved}${gone})`]
  })
}

const passages = (parts: readonly Part[]): Passage[] =>
  parts.flatMap((part) => (part.kind === 'words' ? [part] : passages(part.parts)))

function block(name: string, line: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText(line)])
  return element
}

const lineOf = (section: Y.XmlFragment, index = 0) => (section.get(index) as Y.XmlElement).get(0) as Y.XmlText

test('W2 a word that somebody typed and somebody else made bold, a heading and a table cell stays the first one’s', () => {
  const log = new Log()
  log.does('parent', (section) => section.push([block('paragraph', 'He wrote 👩‍🏫 nothing.')]))
  log.does('senco', (section) => lineOf(section).format(3, 5, { bold: {} }))
  expect(log.at()).toEqual(['He  (parent)', 'wrote (parent)', ' 👩‍🏫 nothing. (parent)'])
  log.does('senco', (section) => {
    const delta = lineOf(section).toDelta()
    const heading = block('heading', '')
    section.delete(0, 1)
    section.insert(0, [heading])
    lineOf(section).applyDelta(delta)
  })
  expect(log.at()).toEqual(['He  (parent >senco)', 'wrote (parent >senco)', ' 👩‍🏫 nothing. (parent >senco)'])
  expect(log.at(2)).toEqual(['He  (parent)', 'wrote (parent)', ' 👩‍🏫 nothing. (parent)'])
  // Nothing was taken away, so nothing is told to be removed.
  expect(log.at(3, 0)).toEqual(log.at())
})

test('W2 words that are typed where others were removed at the same moment are the typist’s', () => {
  const log = new Log()
  log.does('parent', (section) => section.push([block('paragraph', 'On Thursday the support was there.')]))
  log.does('senco', (section) => {
    lineOf(section).delete(12, 22)
    lineOf(section).insert(12, 'nobody was there with him at all.')
  })
  expect(log.at(2, 0)).toEqual([
    'On Thursday  (parent)',
    'the support was there. (parent -senco)',
    'nobody was there with him at all. (senco)',
  ])
})

test('W3 a list item that is removed is told with its remover, and words that somebody had taken out of it with theirs', () => {
  const log = new Log()
  log.does('parent', (section) =>
    section.push([block('paragraph', 'One. Two.'), block('paragraph', 'Three.')]),
  )
  log.does('officer', (section) => lineOf(section).delete(4, 5))
  log.does('senco', (section) => section.delete(0, 1))
  expect(log.at(3)).toEqual(['Three. (parent)'])
  expect(log.at(3, 0)).toEqual(['One. (parent -senco)', ' Two. (parent -officer)', 'Three. (parent)'])
  // Only what the last row removed.
  expect(log.at(3, 2)).toEqual(['One. (parent -senco)', 'Three. (parent)'])
  expect(log.at(2, 1)).toEqual(['One. (parent)', ' Two. (parent -officer)', 'Three. (parent)'])
})

test('W4 the attributes of a part are what they were at the time', () => {
  const log = new Log()
  log.does('parent', (section) => {
    const card = new Y.XmlElement('actionCard')
    card.setAttribute('actionId', 'first')
    section.push([card])
  })
  log.does('senco', (section) => (section.get(0) as Y.XmlElement).setAttribute('actionId', 'second'))
  log.does('senco', (section) => (section.get(0) as Y.XmlElement).removeAttribute('actionId'))
  const idAt = (seq: number) =>
    sectionAt(log.authorship, 'item', { seq }).map((part) => part.kind === 'block' && part.attributes)
  expect([1, 2, 3].map(idAt)).toEqual([[{ actionId: 'first' }], [{ actionId: 'second' }], [{}]])
})

test('W7 a row that does not follow the one before it, or builds on what is not there, is not taken', () => {
  const log = new Log()
  log.does('parent', (section) => section.push([block('paragraph', 'One.')]))
  log.does('parent', (section) => lineOf(section).insert(4, ' Two.'))
  const [first, second] = log.rows
  const other = new Authorship()
  expect(() => other.append(second!)).toThrow('does not follow')
  expect(() => other.append({ ...second!, seq: 1 })).toThrow('builds on what the log does not have')
  const fresh = new Authorship()
  fresh.append(first!)
  expect(fresh.seq).toBe(1)
})

test('W12 what a person did without a pause is one step of the history', () => {
  const log = new Log()
  const start = Date.UTC(2030, 4, 3, 14)
  log.does('parent', (section) => section.push([block('paragraph', 'a')]), start)
  log.does('parent', (section) => lineOf(section).insert(1, 'b'), start + 400)
  log.does('senco', (section) => lineOf(section).insert(2, 'c'), start + 900)
  log.does('senco', (section) => lineOf(section).delete(0, 1), start + 1_300)
  log.does('senco', (section) => lineOf(section).insert(2, 'd'), start + 9_000)
  const steps = stretchesOf(log.authorship.deeds)
  expect(
    steps.map(({ first, last, seatId, hasWritten, hasRemoved }) => [
      first,
      last,
      seatId,
      hasWritten,
      hasRemoved,
    ]),
  ).toEqual([
    [1, 2, 'parent', true, false],
    [3, 4, 'senco', true, true],
    [5, 5, 'senco', true, false],
  ])
})

test('W17 each step of the history marks just what it brought, also in the middle of a passage', () => {
  const log = new Log()
  const start = Date.UTC(2030, 4, 3, 14)
  log.does('parent', (section) => section.push([block('paragraph', 'On Thursday. ')]), start)
  log.does('parent', (section) => lineOf(section).insert(13, 'In tears. '), start + 8_000)
  log.does('parent', (section) => lineOf(section).insert(11, ' afternoon'), start + 16_000)
  log.does('senco', (section) => lineOf(section).delete(22, 3), start + 24_000)
  log.does('senco', (section) => lineOf(section).delete(22, 6), start + 32_000)
  const newAt = (seq: number, newSince = seq - 1, removedSince = newSince) =>
    passages(sectionAt(log.authorship, 'item', { seq, newSince, removedSince }))
      .filter(({ isNew }) => isNew)
      .map(({ words, removal }) => (removal ? `-${words}` : words))
  expect([1, 2, 3, 4, 5].map((seq) => newAt(seq))).toEqual([
    ['On Thursday. '],
    ['In tears. '],
    [' afternoon'],
    ['- In'],
    ['- tears'],
  ])
  // What was removed before is there too, and is not new.
  expect(newAt(5, 4, 0)).toEqual(['- tears'])
  // Several steps at once mark what all of them brought.
  expect(newAt(3, 1)).toEqual([' afternoon', 'In tears. '])
  // Nobody asked: it is one passage.
  expect(log.at(3)).toEqual(['On Thursday afternoon. In tears.  (parent)'])
})

test('W18 a history is played within a minute, however many steps it has', () => {
  const counts = [1, 3, 40, 400, 7_000, 100_000]
  for (const [count, isCalm] of counts.flatMap((count) => [
    [count, false] as const,
    [count, true] as const,
  ])) {
    const { stepMs, tickMs } = paceOf(count, isCalm)
    const lastsMs = Math.ceil((stepMs * count) / tickMs) * tickMs
    expect(lastsMs).toBeLessThan(60_000)
    // Never more often than one can see or, with reduced motion, read.
    expect(tickMs).toBeGreaterThanOrEqual(isCalm ? 1_500 : 100)
    // A short one goes step by step.
    if (count <= 30) expect(stepMs).toBe(tickMs)
  }
})

test('W15 a history of five thousand changes is read and sought through without holding the page up', () => {
  const log = new Log()
  log.does('parent', (section) => section.push([block('paragraph', '')]))
  for (let index = 1; index < 5_000; index += 1) {
    const seatId = ['parent', 'senco', 'officer'][Math.floor(index / 40) % 3] ?? ''
    log.does(seatId, (section) => {
      if (index % 100 === 0) section.push([block('paragraph', '')])
      const line = lineOf(section, section.length - 1)
      if (index % 7 === 0 && line.length > 2) line.delete(line.length - 2, 1)
      else line.insert(line.length, 'word '[index % 5] ?? ' ')
    })
  }
  const fresh = new Authorship()
  const began = performance.now()
  for (const row of log.rows) fresh.append(row)
  const readMs = performance.now() - began
  const seeks = Array.from({ length: 50 }, (_, index) => {
    const from = performance.now()
    sectionAt(fresh, 'item', { seq: (index * 997) % 5_000, removedSince: 0 })
    return performance.now() - from
  })
  console.log(`5,000 rows read in ${readMs.toFixed(0)} ms, slowest seek ${Math.max(...seeks).toFixed(1)} ms`)
  // Far above what it takes (see the figures when it runs), far below what replaying for each seek would.
  expect(readMs).toBeLessThan(4_000)
  expect(seeks.toSorted((a, b) => a - b)[25]).toBeLessThan(60)
}, 60_000)
