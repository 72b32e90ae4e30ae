import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Fresh } from '../../../../server/minutes/tentative.ts'
import { updateOf } from '../support.ts'
import { judge, serverText } from './judging.ts'

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
    tentative.settle([verdict.fresh])
    expect(tentative.committed.store.pendingStructs).toBeNull()
    expect(tentative.committed.store.pendingDs).toBeNull()
    for (const [client, runs] of verdict.fresh.runs) expect(tentative.state(client)).toBe(runs.at(-1)?.end)
    // Known now: the same bytes again are nothing.
    expect(judge(verdict.bytes, tentative).kind).toBe('nothing')
  })
  fc.assert(property, { numRuns: 3_000, seed: 20261122 })
})

test('M45 honest editing of any kind is accepted and arrives whole, in the order in which it was typed', () => {
  const step = fc.record({
    kind: fc.nat(5),
    at: fc.nat(1000),
    words: fc.string({ maxLength: 5, minLength: 1 }),
  })
  const property = fc.property(fc.array(step, { maxLength: 40 }), fc.nat(3), (steps, batch) => {
    const tentative = serverText()
    const waiting: Fresh[] = []
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
      waiting.push(verdict.fresh)
      if (index % (batch + 1) === 0) tentative.settle(waiting.splice(0))
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
