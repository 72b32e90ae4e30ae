import { event } from '../rule.ts'
import { Id } from '../words.ts'
import { Reading, RoundAnswer, Saw, type ReadBack, type Round } from './item.ts'
import { actOf, growItem, heardOn } from './patch.ts'

export const roundAsked = event('agenda.round_asked', { itemId: Id }, (table, { itemId }, { seatId, at }) =>
  growItem(table, itemId, ({ rounds }) => ({ rounds: [...rounds, { by: seatId, at, answers: [] }] })),
)

export const roundAnswered = event(
  'agenda.round_answered',
  { itemId: Id, answer: RoundAnswer },
  (table, { itemId, answer }, by) =>
    growItem(table, itemId, (item) => ({
      rounds: withLast(item.rounds, (round: Round) => ({
        ...round,
        answers: [...round.answers, { ...actOf(table, by), answer }],
      })),
      heard: heardOn(item, actOf(table, by).party),
    })),
)

export const readBackAsked = event(
  'agenda.read_back_asked',
  { itemId: Id },
  (table, { itemId }, { seatId, at }) =>
    growItem(table, itemId, ({ readBacks }) => ({
      readBacks: [...readBacks, { by: seatId, at, readings: [] }],
    })),
)

export const readingGiven = event(
  'agenda.reading_given',
  { itemId: Id, saw: Saw, reading: Reading },
  (table, { itemId, ...given }, by) =>
    growItem(table, itemId, ({ readBacks }) => ({
      readBacks: withLast(readBacks, (readBack: ReadBack) => ({
        ...readBack,
        readings: [...readBack.readings, { ...actOf(table, by), ...given }],
      })),
    })),
)

const withLast = <Thing>(things: readonly Thing[], change: (last: Thing) => Thing): Thing[] =>
  things.map((thing, place) => (place === things.length - 1 ? change(thing) : thing))
