import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rehearsal, TooManySteps } from '../../../../server/minutes/rehearsal.ts'
import { updateOf } from '../support.ts'
import { crowd, nameCrowd } from './forged.ts'
import { judge, serverText, take } from './judging.ts'

const structsOf = (bytes: Uint8Array) =>
  Y.decodeUpdate(bytes).structs.flatMap((struct) =>
    struct instanceof Y.Item ? [{ struct, start: struct.id.clock }] : [],
  )

test('M74 comparisons are counted, not timed: the same crowd costs the same on any machine', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, crowd(1, 500))
  expect(new Rehearsal(doc).play(structsOf(crowd(2, 1)), Infinity)).toBe(500)
  expect(new Rehearsal(doc).play(structsOf(crowd(2, 100)), Infinity)).toBe(50_099)
  expect(() => new Rehearsal(doc).play(structsOf(crowd(2, 100)), 50_000)).toThrow(TooManySteps)
})

test('M74 what waits for the database counts as what is committed', () => {
  const tentative = serverText()
  for (const [index, client] of [1, 2, 3].entries()) {
    const verdict = judge(crowd(client, 900), tentative)
    expect(verdict.kind).toBe(index < 2 ? 'accepted' : 'refused')
    if (verdict.kind === 'accepted') tentative.accept(verdict.fresh, 'parent')
  }
})

test('M74 small crowds that all wait are counted together', () => {
  const tentative = serverText()
  const works: number[] = []
  for (let client = 10; client < 16; client += 1) {
    const verdict = judge(crowd(client, 100), tentative)
    if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
    tentative.accept(verdict.fresh, 'parent')
    works.push(verdict.work)
  }
  // A hundred beside five hundred: 50,000 comparisons, each as much as eight bytes.
  expect(works[0]).toBeLessThan(20_000)
  expect(works[5]).toBeGreaterThan(400_000)
})

test('M74 values under one name are counted too, few at a time as well', () => {
  const tentative = serverText()
  let taken = 0
  for (; taken < 400; taken += 1) {
    const verdict = judge(nameCrowd(1, 100, 100 * taken), tentative)
    if (verdict.kind !== 'accepted') break
    tentative.accept(verdict.fresh, 'parent')
    Y.applyUpdate(tentative.committed, verdict.bytes)
    tentative.settle([verdict.fresh])
  }
  expect(taken).toBeLessThan(100)
})

test('M74 an update is rehearsed beside others that wait, and the order is the one that Yjs makes', () => {
  const deed = fc.record({
    who: fc.nat(2),
    at: fc.nat(1_000),
    size: fc.integer({ min: 1, max: 3 }),
    isHeard: fc.boolean(),
  })
  const property = fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
    const server = new Y.Doc()
    const rehearsal = new Rehearsal(server)
    const pages = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
    const sent: Uint8Array[] = []
    for (const { who, at, size, isHeard } of deeds) {
      const page = pages[who]!
      if (isHeard) for (const bytes of sent) Y.applyUpdate(page, bytes)
      const text = page.getText('x')
      const bytes = updateOf(page, () => text.insert(at % (text.length + 1), 'abc'.slice(0, size)))
      sent.push(bytes)
      // Nothing is committed: all of it is known to the rehearsal alone.
      rehearsal.play(structsOf(bytes), Infinity)
    }
    for (const bytes of sent) Y.applyUpdate(server, bytes)
    const done: string[] = []
    for (let item = server.getText('x')._start; item; item = item.right)
      for (let unit = 0; unit < item.length; unit += 1) done.push(`${item.id.client} ${item.id.clock + unit}`)
    const rehearsed = rehearsal
      .order('x')
      .flatMap(({ client, clock, length }) =>
        Array.from({ length }, (_, unit) => `${client} ${clock + unit}`),
      )
    expect(rehearsed).toEqual(done)
  })
  fc.assert(property, { numRuns: 300, seed: 20261122 })
})

test('M74 a large table in one go, and many lines begun at the top, are honest', () => {
  const tentative = serverText()
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(tentative.committed))
  const rows = () =>
    Array.from({ length: 4_000 }, () => {
      const row = new Y.XmlElement('tableRow')
      row.insert(0, [new Y.XmlElement('tableCell'), new Y.XmlElement('tableCell')])
      return row
    })
  take(
    tentative,
    updateOf(page, () => page.getXmlFragment('f').insert(0, rows())),
  )
  const beginnings = updateOf(page, () => {
    for (let left = 3_000; left > 0; left -= 1) page.getXmlFragment('f').insert(0, [new Y.XmlElement('p')])
  })
  take(tentative, beginnings)
  expect(tentative.committed.getXmlFragment('f').length).toBe(7_000)
})
