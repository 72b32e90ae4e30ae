import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { evolveSide, PrivateHappened } from '../../shared/private/events.ts'
import { emptySide, Side, unseenBy } from '../../shared/private/side.ts'
import { PrivateCommand } from '../../shared/private/commands.ts'
import { Refusal } from '../../shared/refusal.ts'
import { familysItem, noticedReview, review, schoolsItem } from './meeting-world.ts'
import { privateWorld } from './private-world.ts'
import { head, named, parent, relative, supporter, type Asked } from './table-world.ts'
import { runs } from './walk.ts'

const things = (noun: string) => fc.constantFrom(...[1, 2, 3, 4].map((number) => named(`${noun}${number}`)))
const words = fc.constantFrom('A named adult', 'The draft by Friday', 'Transport')
const settles = fc.option(words, { nil: undefined })
const meetingId = fc.constantFrom(review, review, review, named('nowhere'))

const fieldsOf: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'private.say': { messageId: things('message'), words, meetingId: fc.option(meetingId, { nil: undefined }) },
  'private.see': { upTo: fc.nat(12) },
  'private.want_add': { wantId: things('want'), meetingId, words, settles },
  'private.want_reword': { wantId: things('want'), words, settles },
  'private.want_move': { wantId: things('want'), afterWantId: fc.option(things('want'), { nil: undefined }) },
  'private.want_drop': { wantId: things('want') },
  'private.want_published': {
    wantId: things('want'),
    itemId: fc.oneof(things('item'), fc.constantFrom(familysItem, schoolsItem)),
  },
}

const asking = fc.record({
  by: fc.constantFrom(parent, parent, supporter, relative, named('stranger')),
  command: fc.oneof(
    ...Object.entries(fieldsOf).map(
      ([type, fields]) => fc.record({ type: fc.constant(type), ...fields }) as fc.Arbitrary<Asked>,
    ),
  ),
})
const askings = fc.array(asking, { minLength: 1, maxLength: 60, size: 'max' })
const { table } = noticedReview()

/** Asks one thing after the other; `step` is told of each that changed something. */
function walk(all: { by: string; command: Asked }[], step: (before: Side, after: Side, by: string) => void) {
  const world = privateWorld(table)
  for (const { by, command } of all) {
    const before = world.side
    try {
      if (world.asked(by, command).length > 0) step(before, world.side, by)
    } catch (err) {
      if (!(err instanceof Refusal)) throw err
    }
  }
  return world
}

it('Y5 Nothing of a private side is lost, whatever its party does', () => {
  fc.assert(
    fc.property(askings, (all) => {
      walk(all, (before, after) => {
        expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages)
        const idsOf = ({ wants }: Side) => wants.map(({ id }) => id)
        expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)))
        for (const want of before.wants.filter(({ dropped }) => dropped))
          expect(after.wants).toContainEqual(want)
        expect(after.seq).toBe(before.seq + 1)
      })
    }),
    runs(60),
  )
})

it('Y7 Moving a want loses none and doubles none, and puts it where it was asked to be', () => {
  fc.assert(
    fc.property(askings, (all) => {
      const { side } = walk(all, (before, after) => {
        const added = after.wants.length - before.wants.length
        expect([0, 1]).toContain(added)
        expect(new Set(after.wants.map(({ id }) => id)).size).toBe(after.wants.length)
      })
      const [first, ...rest] = side.wants.filter(({ dropped }) => !dropped)
      const last = rest.at(-1)
      if (!first || !last) return
      const move = {
        type: 'private.want_moved' as const,
        payload: { wantId: first.id, afterWantId: last.id },
      }
      const moved = evolveSide(side, { ...move, ...placed(side) })
      const open = moved.wants.filter(({ dropped }) => !dropped)
      expect(open.map(({ id }) => id)).toEqual([...rest, first].map(({ id }) => id))
    }),
    runs(60),
  )
})

it('Y9 Only a seat itself changes how far it has read, and only forward', () => {
  fc.assert(
    fc.property(askings, (all) => {
      walk(all, (before, after, by) => {
        for (const seatId of new Set([...Object.keys(before.seen), ...Object.keys(after.seen)])) {
          const [then, now] = [before.seen[seatId] ?? 0, after.seen[seatId] ?? 0]
          expect(now).toBeGreaterThanOrEqual(then)
          if (seatId !== by) expect(now).toBe(then)
          expect(now).toBeLessThanOrEqual(after.seq)
        }
        for (const seatId of [parent, supporter, relative])
          expect(unseenBy(after, seatId).every((message) => message.by !== seatId)).toBe(true)
      })
    }),
    runs(60),
  )
})

it('Y5 A side is what its history makes it, in memory and as it was stored', () => {
  fc.assert(
    fc.property(askings, (all) => {
      const world = walk(all, () => {})
      const stored = world.history.map((happened) =>
        PrivateHappened.parse(JSON.parse(JSON.stringify(happened))),
      )
      const replayed = stored.reduce(evolveSide, emptySide)
      expect(replayed).toEqual(world.side)
      expect(Side.parse(JSON.parse(JSON.stringify(replayed)))).toEqual(world.side)
    }),
    runs(60),
  )
})

it('Y5 Random walks do everything that can happen on a private side', () => {
  const happened = new Set<string>()
  fc.assert(
    fc.property(askings, (all) => {
      for (const { type } of walk(all, () => {}).history) happened.add(type)
    }),
    runs(60),
  )
  expect(happened).toEqual(new Set(PrivateCommand.options.map(({ shape }) => pastOf[shape.type.value])))
  expect(Object.keys(fieldsOf).toSorted()).toEqual(Object.keys(pastOf).toSorted())
})

const pastOf: Record<string, string> = {
  'private.say': 'private.said',
  'private.see': 'private.seen',
  'private.want_add': 'private.want_added',
  'private.want_reword': 'private.want_reworded',
  'private.want_move': 'private.want_moved',
  'private.want_drop': 'private.want_dropped',
  'private.want_published': 'private.want_published',
}

const placed = ({ seq }: Side) => ({
  seq: seq + 1,
  at: '2027-05-20T13:00:00.000Z',
  seatId: head,
  commandId: named('command'),
})
