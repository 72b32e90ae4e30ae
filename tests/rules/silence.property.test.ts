import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { answerOf } from '../../shared/actions/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { evolve, type Table } from '../../shared/table.ts'
import { anyAskings } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { action } from './meeting-world.ts'
import { changes, runs, walk } from './walk.ts'

const answersOf = (table: Table, party: Party) =>
  Object.values(table.actions)
    .filter(({ answers }) => answers.some((answer) => answer.party === party))
    .map(({ id, answers }) => [id, answers.filter((answer) => answer.party === party)])

const allAnswers = (table: Table) =>
  Object.values(table.actions).flatMap(({ id, answers }) => answers.map((answer) => [id, answer]))

it('A3: while a party says nothing, its answers stay what they were', () => {
  const before = busyTable().table
  fc.assert(
    fc.property(anyAskings, fc.constantFrom(...parties), (askings, silent) => {
      for (const { after } of changes(askings, (seat) => seat?.party !== silent))
        expect(answersOf(after, silent)).toEqual(answersOf(before, silent))
    }),
    runs(50),
  )
})

it('A3: no event but a party’s own answer makes an answer', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, events } of changes(askings))
        events.reduce((table, happened) => {
          const next = evolve(table, happened)
          if (happened.type !== 'action.answered') expect(allAnswers(next)).toEqual(allAnswers(table))
          return next
        }, before)
    }),
    runs(30),
  )
})

it('A3: a party that never answered has no answer to show', () => {
  fc.assert(
    fc.property(anyAskings, fc.constantFrom(...parties), (askings, silent) => {
      for (const { after } of changes(askings, (seat) => seat?.party !== silent))
        for (const now of Object.values(after.actions))
          if (!now.answers.some(({ party }) => party === silent))
            expect(answerOf(now, silent)).toBeUndefined()
    }),
    runs(30),
  )
})

it('A4: what the family took away stays taken away, whatever the others do and however late it is', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const world = busyTable()
      world.passDays(90)
      walk(askings, (seat) => seat?.party !== 'family', world)
      const family = world.table.actions[action]?.answers.filter(({ party }) => party === 'family')
      expect(family?.map(({ position }) => position.answer)).toEqual(['take_away'])
    }),
    runs(30),
  )
})
