import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from '../../../server/minutes/check-update.ts'
import { limits } from '../../../server/minutes/limits.ts'
import { Tentative } from '../../../server/minutes/tentative.ts'
import { joinedRows, Waiting } from '../../../server/minutes/waiting.ts'
import { updateOf } from './support.ts'

const seats = ['parent', 'senco', 'officer']

/** What each seat does: writes, takes out, or first reads what the others sent that is not committed. */
const deeds = fc.array(
  fc.record({
    seat: fc.integer({ min: 0, max: seats.length - 1 }),
    kind: fc.constantFrom('write', 'write', 'write', 'remove', 'peek'),
    place: fc.nat(1_000),
    pauseMs: fc.constantFrom(0, 5, 100, 400),
  }),
  { minLength: 1, maxLength: 60 },
)

test('M59 rows that join what one person typed in a moment keep whose each word is, and never build on a later row', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const pages = seats.map(() => new Y.Doc())
      const tentative = new Tentative({ doc: new Y.Doc() }, new Map())
      const waiting = new Waiting<string>()
      const sent: Uint8Array[] = []
      let at = 0
      for (const { seat, kind, place, pauseMs } of all) {
        const doc = pages[seat]!
        const seatId = seats[seat]!
        const text = doc.getText('x')
        at += pauseMs
        if (kind === 'peek') {
          // No honest page can; two that conspire could.
          for (const update of sent) Y.applyUpdate(doc, update)
          continue
        }
        if (kind === 'remove' && text.length === 0) continue
        const bytes = updateOf(doc, () =>
          kind === 'write'
            ? text.insert(place % (text.length + 1), 'ab')
            : text.delete(place % text.length, 1),
        )
        const verdict = checkUpdate(bytes, tentative, seatId, limits)
        if (verdict.kind !== 'accepted') continue
        tentative.accept(verdict.fresh, seatId)
        waiting.add({
          source: seatId,
          seatId,
          at,
          bytes: verdict.bytes,
          isAlone: verdict.isAlone,
          fresh: verdict.fresh,
        })
        sent.push(verdict.bytes)
      }
      const entries = waiting.take(Infinity)
      const rows = joinedRows(entries)
      const server = new Y.Doc()
      for (const { bytes, seatId } of rows) {
        Y.applyUpdate(server, bytes)
        expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null])
        const writers = Y.decodeUpdate(bytes).structs.map(({ id }) => tentative.claims.get(id.client))
        expect(new Set([...writers, seatId]).size).toBe(1)
      }
      const asSent = new Y.Doc()
      for (const bytes of sent) Y.applyUpdate(asSent, bytes)
      expect(server.getText('x').toJSON()).toBe(asSent.getText('x').toJSON())
      expect(rows.length).toBeLessThanOrEqual(sent.length)
    }),
    { numRuns: 500 },
  )
})

test('M59 a moment is short: what came later is a row of its own, also while the database is away', () => {
  const doc = new Y.Doc()
  const tentative = new Tentative({ doc: new Y.Doc() }, new Map())
  const entries = [0, 100, 249, 250, 260].map((at) => {
    const bytes = updateOf(doc, () => doc.getText('x').insert(0, 'a'))
    const verdict = checkUpdate(bytes, tentative, 'parent', limits)
    if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
    tentative.accept(verdict.fresh, 'parent')
    return { source: null, seatId: 'parent', at, bytes, isAlone: verdict.isAlone, fresh: verdict.fresh }
  })
  expect(joinedRows(entries).map(({ at }) => Date.parse(at))).toEqual([0, 250])
})
