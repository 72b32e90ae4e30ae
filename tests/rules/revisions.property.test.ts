import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { acceptanceOf, answerOf, reportOf, revisionOf } from '../../shared/actions/standing.ts'
import { parties } from '../../shared/seats/seat.ts'
import { anyAskings } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { rewording } from './meeting-world.ts'
import { officer } from './table-world.ts'
import { changes, runs, walk } from './walk.ts'

it('A6: revisions are numbered from one without gaps, and what is said is about one that exists', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const now of Object.values(walk(askings).at(-1)?.after.actions ?? {})) {
        expect(now.revisions.map(({ revision }) => revision)).toEqual(
          now.revisions.map((_, place) => place + 1),
        )
        for (const said of [...now.answers, ...now.acceptances, ...now.reports]) {
          expect(said.revision).toBeGreaterThanOrEqual(1)
          expect(said.revision).toBeLessThanOrEqual(revisionOf(now))
        }
      }
    }),
    runs(60),
  )
})

it('A6: right after a rewording no answer, acceptance or report counts, and all that was said is still there', () => {
  let reworded = 0
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, events } of changes(askings)) {
        const id =
          events.find(({ type }) => type === 'action.reworded') &&
          Object.keys(after.actions).find((id) => after.actions[id] !== before.actions[id])
        const was = id ? before.actions[id] : undefined
        const now = id ? after.actions[id] : undefined
        if (!was || !now) continue
        reworded += 1
        for (const party of parties) expect(answerOf(now, party)).toBeUndefined()
        expect([acceptanceOf(now), reportOf(now)]).toEqual([undefined, undefined])
        expect({ ...now, revisions: now.revisions.slice(0, -1) }).toEqual(was)
      }
    }),
    runs(90),
  )
  expect(reworded).toBeGreaterThan(15)
})

it('A7: a rewording of any wording but the present one is refused as stale and changes nothing', () => {
  fc.assert(
    fc.property(anyAskings, fc.nat(12), (askings, revision) => {
      const world = busyTable()
      walk(askings, (seat) => seat?.party !== 'local_authority', world)
      const now = Object.values(world.table.actions)[0]
      fc.pre(now !== undefined && revisionOf(now) !== revision)
      const before = world.table
      world.refused(officer, rewording(revision), 'stale')
      expect(world.table).toBe(before)
    }),
    runs(60),
  )
})

it('A7: a step that is refused changes nothing', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { refusal, before, after } of walk(askings)) if (refusal) expect(after).toBe(before)
    }),
    runs(30),
  )
})
