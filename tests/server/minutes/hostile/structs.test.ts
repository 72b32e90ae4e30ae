import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { collected, forgedUpdate, updateOf, written } from '../support.ts'
import { badBytes, by, judge, serverText, take } from './judging.ts'

describe('M40 only what is new is stored', () => {
  test('known text and known deletions are nothing, whoever sends them', () => {
    const tentative = serverText()
    const before = Y.encodeStateAsUpdate(tentative.committed)
    expect(judge(before, tentative)).toMatchObject({ kind: 'nothing' })
    take(tentative, forgedUpdate([], [{ client: 7, clock: 1, len: 2 }]))
    expect(judge(Y.encodeStateAsUpdate(tentative.committed), tentative)).toMatchObject({ kind: 'nothing' })
    expect(judge(Y.encodeStateAsUpdate(new Y.Doc()), tentative)).toMatchObject({ kind: 'nothing' })
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

function deepValue(depth: number): unknown {
  return depth === 0 ? 1 : [deepValue(depth - 1)]
}
