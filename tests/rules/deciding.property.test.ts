import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as actionEvents from '../../shared/actions/events.ts'
import * as agendaEvents from '../../shared/agenda/events.ts'
import * as attendanceEvents from '../../shared/attendance/events.ts'
import * as meetingEvents from '../../shared/meetings/events.ts'
import * as proposalEvents from '../../shared/proposals/events.ts'
import * as screenEvents from '../../shared/screens/events.ts'
import * as seatEvents from '../../shared/seats/events.ts'
import { decide, emptyTable, evolve, Happened, Table } from '../../shared/table.ts'
import * as statementEvents from '../../shared/statements/events.ts'
import * as voiceEvents from '../../shared/voice/events.ts'
import * as workspaceEvents from '../../shared/workspace/events.ts'
import { anyAskings, fieldsOf } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { frozen } from './frozen.ts'
import { schemas } from './table-world.ts'
import { changes, runs, walk } from './walk.ts'

const nouns = [
  workspaceEvents,
  seatEvents,
  meetingEvents,
  attendanceEvents,
  agendaEvents,
  proposalEvents,
  actionEvents,
  statementEvents,
  voiceEvents,
  screenEvents,
]

const eventSchemas = new Map(
  nouns.flatMap((noun) => Object.values(noun)).map(({ type, schema }) => [type as string, schema]),
)

const stored = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value

const closed = () => {
  throw new Error('a rule of the table looked outside the table')
}

/** What is asked is parsed, as the server does, and deciding happens where there is no clock and no chance. */
function decideSealed(table: Table, by: { seatId: string; at: string }, command: { type: string }) {
  const spies = [
    vi.spyOn(Date, 'now').mockImplementation(closed),
    vi.spyOn(Math, 'random').mockImplementation(closed),
    vi.spyOn(crypto, 'randomUUID').mockImplementation(closed),
    vi.spyOn(crypto, 'getRandomValues').mockImplementation(closed),
  ]
  try {
    return decide(frozen(table), frozen(by), frozen(command))
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

it('T15: the random commands of these tests are of every kind that there is', () => {
  expect([...Object.keys(fieldsOf), 'meeting.convene'].toSorted()).toEqual([...schemas.keys()].toSorted())
})

it('T15: the random walks do every kind of thing, and are refused with every code that the rules have', () => {
  const steps = fc.sample(anyAskings, runs(320)).flatMap((askings) => walk(askings))
  const happened = new Set(steps.flatMap(({ events }) => events.map(({ type }) => type)))
  const expected = [...eventSchemas.keys()].filter((type) => type !== 'workspace.opened')
  expect([...happened].toSorted()).toEqual(expected.toSorted())
  const codes = new Set(steps.flatMap(({ refusal }) => refusal?.code ?? []))
  expect([...codes].toSorted()).toEqual(['closed', 'forbidden', 'gone', 'invalid', 'not_found', 'stale'])
})

it('T15: the same question at the same table has the same answer, and changes nothing that it was given', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, seat, command, events } of changes(askings)) {
        if (!seat) continue
        const by = { seatId: seat.id, at: events[0]?.at ?? '' }
        const facts = decideSealed(before, by, command)
        expect(decideSealed(stored(before), by, stored(command))).toEqual(facts)
        expect(stored(facts)).toEqual(events.map(({ type, payload }) => ({ type, payload })))
      }
    }),
    runs(30),
  )
})

it('T15: facts make the same table before and after they were stored', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat, command, events } of changes(askings)) {
        if (!seat) continue
        const facts = decide(before, { seatId: seat.id, at: events[0]?.at ?? '' }, command)
        const live = events.map((happened, index) => ({ ...happened, payload: facts[index]?.payload }))
        expect(live.reduce(evolve, before)).toEqual(after)
      }
    }),
    runs(30),
  )
})

it('T15: replaying the whole history from an empty table gives the live table', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const world = busyTable()
      walk(askings, undefined, world)
      const replayed = stored(world.history).reduce(evolve, emptyTable(world.table.id))
      expect(replayed).toEqual(world.table)
      expect(stored(replayed)).toEqual(stored(world.table))
      expect(world.table.seq).toBe(world.history.length)
    }),
    runs(50),
  )
})

it('T16: every event fits its own schema and every table fits the schema of a table', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const world = busyTable()
      walk(askings, undefined, world)
      for (const happened of world.history) {
        expect(Happened.parse(happened)).toEqual(happened)
        expect(eventSchemas.get(happened.type)?.parse(happened.payload)).toEqual(happened.payload)
      }
      expect(Table.parse(stored(world.table))).toEqual(world.table)
    }),
    runs(30),
  )
})

// Random walks found the type of a command among the fields of what happened.
it('T16: what happened carries nothing of how it was asked', () => {
  for (const { payload } of busyTable().history) expect(payload).not.toHaveProperty('type')
})

it('T16: an event that this program does not know stops it, and is not guessed at', () => {
  const { table, history } = busyTable()
  const last = history.at(-1)
  if (!last) throw new Error('the table has no history')
  for (const type of ['seat.muted', 'constructor', ''])
    expect(() => evolve(table, { ...last, type })).toThrow('unknown event')
})

it('T16: events have names of their own', () => {
  expect(eventSchemas.size).toBe(nouns.flatMap((noun) => Object.values(noun)).length)
})
