import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { powersAt } from '../../shared/attendance/powers-at.ts'
import type { Statement } from '../../shared/statements/statement.ts'
import { anyAsking, type Asking } from './any-command.ts'
import { statementFields } from './any-statements.ts'
import { seatIds } from './busy-table.ts'
import { changes, runs, walk, type Step } from './walk.ts'

/** Much of it about statements, by everybody, in the midst of everything else. */
const posting = fc
  .record({ type: fc.constant('statement.post'), ...statementFields['statement.post'] })
  .chain((command) => fc.record({ by: fc.constantFrom(...seatIds), command: fc.constant(command) }))
const anyAskings: fc.Arbitrary<Asking[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyAsking }, { weight: 1, arbitrary: posting }),
  { minLength: 1, maxLength: 80, size: 'max' },
)

const eachStep = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(anyAskings, (askings) => changes(askings).forEach(check)),
    runs(40),
  )

const placeOf = ({ itemId, party, kind }: Statement) => `${itemId} ${party} ${kind}`

it('Q1: nothing that another party asks for changes what a party posted', () => {
  eachStep(({ before, after, seat }) => {
    for (const statement of Object.values(before.statements))
      if (statement.party !== seat?.party) expect(after.statements[statement.id]).toBe(statement)
  })
})

it('Q1: every posting is by the seat that asked, for its own party, with the power to contribute there', () => {
  let postings = 0
  eachStep(({ before, after, seat, command }) => {
    for (const { id, party, meetingId, versions } of Object.values(after.statements))
      for (const version of versions.slice(before.statements[id]?.versions.length ?? 0)) {
        postings += 1
        expect(command.type).toBe('statement.post')
        expect(seat).toMatchObject({ id: version.by, party, state: 'seated' })
        expect(seat && powersAt(seat, before.meetings[meetingId])).toContain('contribute')
      }
  })
  expect(postings).toBeGreaterThan(20)
})

it('Q2: nothing of a statement is ever removed or changed; versions are numbered without gaps', () => {
  eachStep(({ before, after }) => {
    for (const statement of Object.values(before.statements)) {
      const now = after.statements[statement.id]
      expect(now).toMatchObject({ ...statement, versions: expect.anything() as unknown })
      expect(now?.versions.slice(0, statement.versions.length)).toEqual(statement.versions)
    }
    for (const { versions } of Object.values(after.statements))
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_one, place) => place + 1))
  })
})

it('Q3: a party has one statement of each kind on an item, on an item of its meeting, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const table = walk(askings).at(-1)?.after
      const all = Object.values(table?.statements ?? {})
      expect(new Set(all.map(placeOf)).size).toBe(all.length)
      for (const { itemId, meetingId } of all) expect(table?.agenda[itemId]?.meetingId).toBe(meetingId)
    }),
    runs(40),
  )
})

it('Q6: the child’s words stand on an item that asks for them, and say how they came there, whatever was asked', () => {
  eachStep(({ after }) => {
    for (const { kind, itemId, versions } of Object.values(after.statements)) {
      if (kind === 'child') expect(after.agenda[itemId]?.capture).toBe('child')
      for (const { child } of versions) expect(child !== undefined).toBe(kind === 'child')
    }
  })
})
