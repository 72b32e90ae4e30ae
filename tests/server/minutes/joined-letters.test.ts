import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from '../../../server/minutes/check-update.ts'
import { merged } from '../../../server/minutes/joined.ts'
import { limits } from '../../../server/minutes/limits.ts'
import { Tentative } from '../../../server/minutes/tentative.ts'
import { joinedRows } from '../../../server/minutes/waiting.ts'
import { forgedUpdate, updateOf, written } from './support.ts'

/** The one row that the parent's updates become, all sent in one moment. */
function rowOf(updates: readonly Uint8Array[]): Uint8Array {
  const tentative = new Tentative({ doc: new Y.Doc() }, new Map())
  const entries = updates.map((update) => {
    const verdict = checkUpdate(update, tentative, 'parent', limits)
    if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
    tentative.accept(verdict.fresh, 'parent')
    return { source: null, seatId: 'parent', at: 0, ...verdict }
  })
  const [row, ...others] = joinedRows(entries)
  expect(others).toEqual([])
  return row!.bytes
}

/** Whether both make the same text, with the same words under the same ids and the same ones removed. */
function expectSame(row: Uint8Array, updates: readonly Uint8Array[]): void {
  const [joined, asSent] = [new Y.Doc(), new Y.Doc()]
  Y.applyUpdate(joined, row)
  for (const update of updates) Y.applyUpdate(asSent, update)
  expect([joined.store.pendingStructs, joined.store.pendingDs]).toEqual([null, null])
  expect(joined.getText('x').toJSON()).toBe(asSent.getText('x').toJSON())
  expect(Y.equalSnapshots(Y.snapshot(joined), Y.snapshot(asSent))).toBe(true)
}

function page(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

const insert = (doc: Y.Doc, at: number, words: string) =>
  updateOf(doc, () => doc.getText('x').insert(at, words))

test('M59 letters typed one after the other are one item in the log and on the line', () => {
  const doc = page(1)
  const updates = Array.from({ length: 500 }, (_, at) => insert(doc, at, at % 50 === 0 ? 'é' : 'x'))
  const row = rowOf(updates)
  expectSame(row, updates)
  const [item, ...others] = Y.decodeUpdate(row).structs
  expect([item?.length, others.length]).toEqual([500, 0])
})

test('M59 letters that only seem to follow each other stay apart', () => {
  const [first, second] = [page(2), page(1)]
  const beginning = insert(first, 0, 'a')
  Y.applyUpdate(second, beginning)
  const beside = insert(second, 1, 'z')
  Y.applyUpdate(first, beside)
  const between = [beginning, beside, insert(first, 1, 'b')]
  const back = page(3)
  const before = [insert(back, 0, 'b'), insert(back, 0, 'a')]
  const over = page(4)
  const instead = [
    insert(over, 0, 'a'),
    updateOf(over, () => {
      over.getText('x').insert(1, 'b')
      over.getText('x').delete(0, 1)
    }),
    insert(over, 1, 'c'),
  ]
  const [one, other] = [page(5), page(6)]
  const both = Y.mergeUpdates([insert(one, 0, 'a'), insert(other, 0, 'b')])
  const twice = [both, insert(one, 1, 'c'), insert(other, 1, 'd')]
  for (const updates of [between, before, instead, twice]) expectSame(rowOf(updates), updates)
})

test('M59 values under a name replace each other, also when they are letters', () => {
  const named = (writeParent: (out: Y.UpdateEncoderV1) => void) => (out: Y.UpdateEncoderV1) => {
    out.writeInfo(4 | 32)
    writeParent(out)
    out.writeString('name')
    out.writeString('a')
  }
  const inRoot = named((out) => {
    out.writeParentInfo(true)
    out.writeString('m')
  })
  const inner = named((out) => {
    out.writeParentInfo(false)
    out.writeLeftID(Y.createID(5, 0))
  })
  const map = updateOf(page(5), (doc) => doc.getMap('m').set('inner', new Y.Map()))
  const letter = (clock: number, words: string) => ({
    client: 6,
    clock,
    write: written(words, { client: 6, clock: clock - 1 }),
  })
  const inARoot = [forgedUpdate([{ client: 6, clock: 0, write: inRoot }]), forgedUpdate([letter(1, 'b')])]
  const deeper = [
    map,
    forgedUpdate([{ client: 6, clock: 0, write: inner }]),
    forgedUpdate([letter(1, 'b')]),
    forgedUpdate([letter(2, 'c')]),
  ]
  for (const updates of [inARoot, deeper]) expectSame(rowOf(updates), updates)
})

test('M59 what was sent before is not written a second time', () => {
  const updates = [
    forgedUpdate([{ client: 6, clock: 0, write: written('a') }]),
    forgedUpdate([{ client: 6, clock: 0, write: written('ab') }]),
    forgedUpdate([{ client: 6, clock: 2, write: written('c', { client: 6, clock: 1 }) }]),
  ]
  const row = rowOf(updates)
  expectSame(row, updates)
  expect(Y.decodeUpdate(row).structs.map(({ id, length }) => [id.clock, length])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ])
})

const deeds = fc.array(
  fc.record({
    device: fc.integer({ min: 0, max: 1 }),
    kind: fc.constantFrom('go on', 'go on', 'go on', 'elsewhere', 'remove', 'replace', 'hear'),
    place: fc.nat(1_000),
    words: fc.constantFrom('a', 'bc', '😀'),
  }),
  { minLength: 1, maxLength: 80 },
)

test('M59 however somebody types on two devices, the row says what they sent', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const devices = [page(1), page(2)]
      const carets = [0, 0]
      const sent: Uint8Array[] = []
      for (const { device, kind, place, words } of all) {
        const doc = devices[device]!
        const text = doc.getText('x')
        if (kind === 'hear') {
          for (const update of sent) Y.applyUpdate(doc, update)
          continue
        }
        const from = kind === 'go on' ? Math.min(carets[device]!, text.length) : place % (text.length + 1)
        const gone = kind === 'remove' || kind === 'replace' ? Math.min(1, text.length - from) : 0
        if (kind === 'remove' && gone === 0) continue
        sent.push(
          updateOf(doc, () => {
            if (gone > 0) text.delete(from, gone)
            if (kind !== 'remove') text.insert(from, words)
          }),
        )
        carets[device] = kind === 'remove' ? from : from + words.length
      }
      if (sent.length > 0) expectSame(rowOf(sent), sent)
    }),
    { numRuns: 500 },
  )
})

test('M59 very many updates are merged as few are', () => {
  const docs = Array.from({ length: 100 }, (_, index) => page(index + 1))
  const updates = docs.flatMap((doc) => [insert(doc, 0, 'b'), insert(doc, 0, 'a')])
  const row = merged(updates)
  expectSame(row, updates)
  expect(row).toEqual(Y.mergeUpdates(updates))
})
