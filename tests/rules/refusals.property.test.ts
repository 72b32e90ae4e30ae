import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { endpoints } from '../../shared/protocol.ts'
import { Refusal, statusOf } from '../../shared/refusal.ts'
import { decide, type Table } from '../../shared/table.ts'
import { anyAskings, anyCommand } from './any-command.ts'
import { busyTable, membersOfEveryObject, seatIds } from './busy-table.ts'
import { answering, capturing, finding, rewording } from './meeting-world.ts'
import { named, openTable, parent, type Asked } from './table-world.ts'
import { runs, walk } from './walk.ts'

const { body } = endpoints.command

/** The words that people chose. None of them belongs in a refusal, which may be logged and read aloud. */
const chosen = (table: Table) =>
  [
    ...Object.values(table.seats).flatMap(({ id, role, organisation }) => [id, role, organisation]),
    ...Object.values(table.parties).map(({ name }) => name),
    ...Object.values(table.agenda).flatMap(({ raisedBy, title, wants }) => (raisedBy ? [title, wants] : [])),
  ].filter((word) => word !== undefined && !['Guest', 'The family'].includes(word))

const templateWords = new Set(
  Object.values(busyTable().table.agenda).flatMap(({ title, wants }) => (wants ? [] : [title])),
)

function expectSentence(refusal: Refusal, table: Table) {
  expect(Object.keys(statusOf)).toContain(refusal.code)
  expect(refusal.message.length).toBeGreaterThanOrEqual(10)
  expect(refusal.message).toMatch(/^[\p{Lu}“].*\.$/u)
  for (const word of chosen(table))
    if (!templateWords.has(word ?? '')) expect(refusal.message).not.toContain(word)
}

it('T17: whatever is refused is refused with a sentence that names nobody', () => {
  const said = new Set<string>()
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { refusal, before } of walk(askings)) {
        if (!refusal || said.has(refusal.message)) continue
        said.add(refusal.message)
        expectSentence(refusal, before)
      }
    }),
    runs(50),
  )
  expect(said.size).toBeGreaterThan(30)
})

const garbage = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    ...membersOfEveryObject,
    ...seatIds,
    'seat.leave',
    '',
    -1,
    0.5,
    NaN,
    2 ** 53,
    '\u0000',
  ),
)

/** A command with some of its fields replaced, taken away or added. */
const spoiled = fc
  .tuple(
    anyCommand,
    fc.dictionary(fc.constantFrom('type', 'itemId', 'powers', 'wording', 'title', 'extra'), garbage),
    fc.nat(8),
  )
  .map(([command, spoil, place]) => {
    const gone = Object.keys(command)[place + 1]
    return Object.fromEntries(Object.entries({ ...command, ...spoil }).filter(([field]) => field !== gone))
  })

it('T17: garbage is refused with the place where it is wrong, and what passes is decided or refused', () => {
  const { table } = busyTable()
  let [refused, decided] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(spoiled, anyCommand, garbage), fc.constantFrom(...seatIds), (command, seatId) => {
      const read = body.safeParse({ id: named('command'), command })
      if (!read.success) {
        refused += 1
        for (const issue of read.error.issues) {
          expect(issue.path[0]).toBe('command')
          expect(issue.message).not.toBe('')
        }
        return
      }
      decided += 1
      try {
        decide(table, { seatId, at: '2027-05-04T09:00:00.000Z' }, read.data.command)
      } catch (err) {
        expect(err).toBeInstanceOf(Refusal)
        if (err instanceof Refusal) expectSentence(err, table)
      }
    }),
    runs(2000),
  )
  expect(refused).toBeGreaterThan(300)
  expect(decided).toBeGreaterThan(300)
})

it('T17: a command that the program does not know is refused', () => {
  const world = openTable()
  for (const type of ['seat.mute', 'constructor', '__proto__', '']) world.refused(parent, { type }, 'invalid')
})

// Every JavaScript object has members of these names, and they are well formed as identifiers.
it('T17: an identifier that is the name of a member of every object is not taken for something that exists', () => {
  const asked: Asked[] = membersOfEveryObject.flatMap((id): Asked[] => [
    { ...rewording(), actionId: id },
    { ...answering('agree'), actionId: id },
    { ...finding('confirmed'), actionId: id },
    { ...capturing(named('second')), meetingId: id },
    { ...capturing(named('second')), itemId: id },
    { type: 'agenda.withdraw', itemId: id, reason: 'Settled' },
    { type: 'agenda.cover', itemId: id },
    { type: 'meeting.start', meetingId: id },
    { type: 'meeting.notify', meetingId: id },
  ])
  for (const command of asked) {
    const refused = body.safeParse({ id: named('command'), command })
    expect(refused.error?.issues[0]?.message).toBe('This is not an identifier that Concord made.')
  }
})
