import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate, type Verdict } from '../../../server/minutes/check-update.ts'
import { limits } from '../../../server/minutes/limits.ts'
import { Tentative } from '../../../server/minutes/tentative.ts'
import { collected, forgedUpdate, updateOf, written } from './support.ts'

/** A text that `senco` wrote `known` into under client 7, as the server has it. */
function serverText() {
  const committed = new Y.Doc()
  Y.applyUpdate(committed, forgedUpdate([{ client: 7, clock: 0, write: written('known') }]))
  return new Tentative(committed, new Map([[7, 'senco']]))
}

function judge(update: Uint8Array, tentative = serverText(), seatId = 'parent', changed = {}): Verdict {
  return checkUpdate(update, tentative, seatId, { ...limits, ...changed })
}

const badBytes = (reason: RegExp) => ({
  kind: 'refused',
  closeCode: 4400,
  reason: expect.stringMatching(reason),
})
const by = (client: number, clock: number, write: (out: Y.UpdateEncoderV1) => void) => ({
  client,
  clock,
  write,
})

/** Accepts it as the room does: into the index first, into the document on commit. */
function take(tentative: Tentative, update: Uint8Array, seatId = 'parent', isCommitted = true) {
  const verdict = judge(update, tentative, seatId)
  if (verdict.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(verdict)}`)
  tentative.accept(verdict.fresh, seatId)
  if (!isCommitted) return
  Y.applyUpdate(tentative.committed, verdict.bytes)
  tentative.settle(verdict.fresh)
}

describe('M40 only what is new is stored', () => {
  test('known text and known deletions are nothing, whoever sends them', () => {
    const tentative = serverText()
    const before = Y.encodeStateAsUpdate(tentative.committed)
    expect(judge(before, tentative)).toEqual({ kind: 'nothing' })
    take(tentative, forgedUpdate([], [{ client: 7, clock: 1, len: 2 }]))
    expect(judge(Y.encodeStateAsUpdate(tentative.committed), tentative)).toEqual({ kind: 'nothing' })
    expect(judge(Y.encodeStateAsUpdate(new Y.Doc()), tentative)).toEqual({ kind: 'nothing' })
  })

  test('of a whole state that adds one word, the word is kept', () => {
    const tentative = serverText()
    const page = new Y.Doc()
    Y.applyUpdate(page, Y.encodeStateAsUpdate(tentative.committed))
    page.getText('x').insert(5, ' new')
    const verdict = judge(Y.encodeStateAsUpdate(page), tentative)
    if (verdict.kind !== 'accepted') throw new Error('not accepted')
    expect(verdict.fresh.claims).toEqual([page.clientID])
    expect(Y.decodeUpdate(verdict.bytes).structs).toHaveLength(1)
    Y.applyUpdate(tentative.committed, verdict.bytes)
    expect(tentative.committed.getText('x').toJSON()).toBe('known new')
  })

  test('a struct that is half known, and half waiting for the database, is cut where it becomes new', () => {
    const tentative = serverText()
    const page = new Y.Doc()
    const text = page.getText('own')
    take(
      tentative,
      updateOf(page, () => text.insert(0, 'ab')),
    )
    take(
      tentative,
      updateOf(page, () => text.insert(2, 'cd')),
      'parent',
      false,
    )
    text.insert(4, 'ef')
    const verdict = judge(Y.encodeStateAsUpdate(page), tentative)
    if (verdict.kind !== 'accepted') throw new Error('not accepted')
    expect(Y.decodeUpdate(verdict.bytes).structs.map(({ id, length }) => [id.clock, length])).toEqual([
      [4, 2],
    ])
  })
})

describe('M41 an update cannot leave anything waiting or broken in the document', () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      'parts left out',
      forgedUpdate([by(1, 0, (out) => (out.writeInfo(10), out.writeLen(5)))]),
      /leaves parts out/,
    ],
    ['no length', forgedUpdate([by(1, 0, written(''))]), /too large/],
    ['a clock past the end', forgedUpdate([by(1, 2 ** 31, written('a'))]), /too large/],
    ['a client id past the end', forgedUpdate([by(2 ** 33, 0, written('a'))]), /too large/],
    [
      'a client named twice',
      forgedUpdate([by(1, 0, written('a')), by(2, 0, written('b')), by(1, 1, written('c'))]),
      /twice/,
    ],
    [
      'a hole between two lists',
      forgedUpdate([by(1, 0, written('a')), by(1, 9, written('c'))]),
      /leaves parts out/,
    ],
    ['text beside itself', forgedUpdate([by(1, 0, written('a', { client: 1, clock: 3 }))]), /on itself/],
    [
      'a circle',
      forgedUpdate([
        by(1, 0, written('a', { client: 2, clock: 0 })),
        by(2, 0, written('b', { client: 1, clock: 0 })),
      ]),
      /on itself/,
    ],
    ['a long stretch of nothing', forgedUpdate([by(1, 0, collected(2 ** 30))]), /longer stretch/],
    ['a forbidden name', updateOf(new Y.Doc(), (doc) => doc.getMap('m').set('__proto__', 1)), /not allowed/],
    [
      'a forbidden root',
      updateOf(new Y.Doc(), (doc) => doc.getText('__proto__').insert(0, 'a')),
      /not allowed/,
    ],
    ['a long name', updateOf(new Y.Doc(), (doc) => doc.getText('n'.repeat(201)).insert(0, 'a')), /too long/],
    [
      'a document inside',
      updateOf(new Y.Doc(), (doc) => doc.getMap('m').set('d', new Y.Doc())),
      /inside documents/,
    ],
    ['NaN', updateOf(new Y.Doc(), (doc) => doc.getMap('m').set('n', NaN)), /not a number/],
    ['a bigint', updateOf(new Y.Doc(), (doc) => doc.getMap('m').set('n', 5n)), /JSON/],
    ['a deep value', updateOf(new Y.Doc(), (doc) => doc.getMap('m').set('n', deepValue(40))), /too deeply/],
  ])('%s', (_name, update, reason) => {
    expect(judge(update)).toEqual(badBytes(reason))
  })

  test('a key that would become a prototype', () => {
    const update = forgedUpdate([
      by(1, 0, (out) => {
        out.writeInfo(8)
        out.writeParentInfo(true)
        out.writeString('x')
        out.writeLen(1)
        out.writeAny(JSON.parse('{"__proto__":{"admin":true}}'))
      }),
    ])
    expect(judge(update)).toEqual(badBytes(/plain data/))
  })

  test('a frame full of documents, which would each cost thousands of bytes, is refused before any is made', () => {
    const doc = (out: Y.UpdateEncoderV1) => {
      out.writeInfo(9)
      out.writeParentInfo(true)
      out.writeString('x')
      out.writeString('')
      out.writeAny({})
    }
    const many = forgedUpdate([by(1, 0, (out) => Array.from({ length: 100_000 }, () => doc(out)))])
    // The count says one; what follows would be read as more clients and their structs.
    expect(judge(many)).toEqual(badBytes(/inside documents/))
    expect(judge(forgedUpdate([by(1, 0, written('a'))]), serverText(), 'parent', { maxStructs: 0 })).toEqual(
      badBytes(/too many parts/),
    )
  })

  test('too many roots, too many passages deleted', () => {
    const roots = updateOf(new Y.Doc(), (doc) => {
      for (let index = 0; index < 12; index += 1) doc.getText(`r${index}`).insert(0, 'a')
    })
    expect(judge(roots, serverText(), 'parent', { maxRoots: 10 })).toEqual(badBytes(/too many parts/))
    const passages = forgedUpdate(
      [],
      [
        { client: 7, clock: 0, len: 1 },
        { client: 7, clock: 2, len: 1 },
      ],
    )
    expect(judge(passages, serverText(), 'parent', { maxNewDeletes: 1 })).toEqual(badBytes(/passages/))
  })

  test('types nested deeper than a browser can follow, over committed, waiting and new ones', () => {
    const tentative = serverText()
    const page = new Y.Doc()
    let inner = page.getXmlFragment('f')
    const nest = () => {
      const element = new Y.XmlElement('p')
      inner.insert(0, [element])
      inner = element
    }
    for (let depth = 0; depth < 98; depth += 1) take(tentative, updateOf(page, nest), 'parent', depth < 50)
    take(
      tentative,
      updateOf(page, () => (nest(), nest())),
      'parent',
      false,
    )
    expect(judge(updateOf(page, nest), tentative)).toEqual(badBytes(/nests too deeply/))
  })
})

describe('M42 words belong to the seat that used the client id first, also before the first commit', () => {
  test('forged text, forged nothing, and text under an id whose first words still wait', () => {
    const forged = { kind: 'refused', closeCode: 4403, reason: expect.stringMatching(/somebody else/) }
    expect(judge(forgedUpdate([by(7, 5, written('a', { client: 7, clock: 4 }))]))).toEqual(forged)
    expect(judge(forgedUpdate([by(7, 5, collected(1))]))).toEqual(forged)
    const tentative = serverText()
    take(tentative, forgedUpdate([by(1, 0, written('a'))]), 'senco', false)
    expect(judge(forgedUpdate([by(1, 1, written('b', { client: 1, clock: 0 }))]), tentative)).toEqual(forged)
    expect(
      judge(forgedUpdate([by(1, 1, written('b', { client: 1, clock: 0 }))]), tentative, 'senco').kind,
    ).toBe('accepted')
  })

  test('an own stretch of text that was written and deleted offline is taken', () => {
    expect(judge(forgedUpdate([by(1, 0, collected(20))])).kind).toBe('accepted')
  })
})

test('M43 gaps and future deletions are told apart from broken bytes, for a page that is just coming back', () => {
  for (const update of [
    forgedUpdate([by(1, 3, written('a'))]),
    forgedUpdate([by(1, 0, written('a', { client: 99, clock: 0 }))]),
    forgedUpdate([by(1, 0, written('a', { client: 7, clock: 5 }))]),
    forgedUpdate([], [{ client: 7, clock: 5, len: 1 }]),
    forgedUpdate([], [{ client: 99, clock: 0, len: 1 }]),
  ])
    expect(judge(update).kind).toBe('gapped')
})

test('M44 whatever bytes come, the check answers, and what it accepts leaves nothing waiting', () => {
  const page = new Y.Doc()
  const honest = updateOf(page, (doc) => {
    doc.getText('x').insert(0, 'words', { bold: true })
    doc.getMap('m').set('k', { deep: [1, 'two', null] })
    const paragraph = new Y.XmlElement('p')
    paragraph.setAttribute('id', 'one')
    doc.getXmlFragment('f').insert(0, [paragraph, new Y.XmlText('text')])
    doc.getText('x').delete(1, 2)
  })
  const mutations = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    mutations.map((changes) => {
      const mutant = honest.slice()
      for (const [index, byte] of changes) mutant[index] = byte
      return mutant
    }),
  )
  const property = fc.property(bytes, (update) => {
    const tentative = serverText()
    const verdict = judge(update, tentative)
    if (verdict.kind !== 'accepted') return
    tentative.accept(verdict.fresh, 'parent')
    Y.applyUpdate(tentative.committed, verdict.bytes)
    tentative.settle(verdict.fresh)
    expect(tentative.committed.store.pendingStructs).toBeNull()
    expect(tentative.committed.store.pendingDs).toBeNull()
    for (const [client, runs] of verdict.fresh.runs) expect(tentative.state(client)).toBe(runs.at(-1)?.end)
    // Known now: the same bytes again are nothing.
    expect(judge(verdict.bytes, tentative).kind).toBe('nothing')
  })
  fc.assert(property, { numRuns: 3_000, seed: 20261122 })
})

describe('M39 what a part of the text says of itself is bounded', () => {
  const bad: [string, unknown][] = [
    ['colspan', 21],
    ['colspan', '2'],
    ['colspan', null],
    ['rowspan', 0],
    ['colwidth', [2_001]],
    ['colwidth', Array.from({ length: 21 }, () => 1)],
    ['align', 'left; position: fixed'],
    ['level', 1.5],
    ['start', 10_000],
    ['actionId', 'no id'],
  ]
  const good: [string, unknown][] = [
    ['colspan', 20],
    ['colwidth', [100, 0]],
    ['colwidth', null],
    ['align', 'center'],
    ['level', 3],
    ['start', 7],
    ['actionId', 'action-0000000001'],
    ['anything', 'else'],
  ]

  /** A cell with a good value, known to the server or still on its way to the database; then what replaces it. */
  function replacing(name: string, value: unknown, isCommitted: boolean) {
    const tentative = serverText()
    const page = new Y.Doc()
    const cell = new Y.XmlElement('tableCell')
    const usual = good.find(([known]) => known === name)?.[1] ?? 1
    const first = updateOf(page, () => {
      page.getXmlFragment('f').push([cell])
      cell.setAttribute(name, usual as never)
    })
    take(tentative, first, 'parent', isCommitted)
    return judge(
      updateOf(page, () => cell.setAttribute(name, value as never)),
      tentative,
    )
  }

  const atOnce = (name: string, value: unknown) => {
    const page = new Y.Doc()
    const cell = new Y.XmlElement('tableCell')
    cell.setAttribute(name, value as never)
    return judge(updateOf(page, () => page.getXmlFragment('f').push([cell])))
  }

  test.each(bad)('%s may not be %j', (name, value) => {
    expect(atOnce(name, value)).toEqual(badBytes(new RegExp(name)))
    expect(replacing(name, value, true)).toEqual(badBytes(new RegExp(name)))
    expect(replacing(name, value, false)).toEqual(badBytes(new RegExp(name)))
  })

  test.each(good)('%s may be %j', (name, value) => {
    expect(atOnce(name, value).kind).toBe('accepted')
  })

  test('a type in the place of a number is refused', () => {
    expect(atOnce('colspan', new Y.Text('2'))).toEqual(badBytes(/colspan/))
  })

  test('a map of the document may use the same words for anything', () => {
    const page = new Y.Doc()
    const set = (value: string) => updateOf(page, () => page.getMap('settings').set('level', value))
    const tentative = serverText()
    take(tentative, set('low'))
    expect(judge(set('high'), tentative).kind).toBe('accepted')
  })
})

test('M45 honest editing of any kind is accepted and arrives whole, in the order in which it was typed', () => {
  const step = fc.record({
    kind: fc.nat(5),
    at: fc.nat(1000),
    words: fc.string({ maxLength: 5, minLength: 1 }),
  })
  const property = fc.property(fc.array(step, { maxLength: 40 }), fc.nat(3), (steps, batch) => {
    const tentative = serverText()
    const page = new Y.Doc()
    Y.applyUpdate(page, Y.encodeStateAsUpdate(tentative.committed))
    for (const [index, given] of steps.entries()) {
      const verdict = judge(
        updateOf(page, (doc) => edit(doc, given)),
        tentative,
      )
      if (verdict.kind === 'nothing') continue
      if (verdict.kind !== 'accepted') throw new Error(JSON.stringify(verdict))
      tentative.accept(verdict.fresh, 'parent')
      Y.applyUpdate(tentative.committed, verdict.bytes)
      if (index % (batch + 1) === 0) tentative.settle(verdict.fresh)
    }
    expect(tentative.committed.getText('x').toDelta()).toEqual(page.getText('x').toDelta())
    expect(tentative.committed.getXmlFragment('f').toJSON()).toBe(page.getXmlFragment('f').toJSON())
    expect(tentative.committed.getMap('m').toJSON()).toEqual(page.getMap('m').toJSON())
  })
  fc.assert(property, { numRuns: 150, seed: 20261122 })
})

function edit(doc: Y.Doc, { kind, at, words }: { kind: number; at: number; words: string }): void {
  const text = doc.getText('x')
  const fragment = doc.getXmlFragment('f')
  if (kind === 0) text.insert(at % (text.length + 1), words)
  else if (kind === 1 && text.length > 0) text.delete(at % text.length, 1)
  else if (kind === 2) text.format(0, text.length, { bold: at % 2 === 0 })
  else if (kind === 3)
    fragment.insert(at % (fragment.length + 1), [new Y.XmlElement('p'), new Y.XmlText(words)])
  else if (kind === 4 && fragment.length > 0) fragment.delete(at % fragment.length, 1)
  else doc.getMap('m').set(`k${at % 3}`, words)
}

function deepValue(depth: number): unknown {
  return depth === 0 ? 1 : [deepValue(depth - 1)]
}
