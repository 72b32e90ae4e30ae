import * as fc from 'fast-check'
import { hashOf } from './flow-world.ts'

type Given = Record<
  'itemId' | 'newItemId' | 'openItemId' | 'meetingId' | 'seatId' | 'words' | 'day',
  fc.Arbitrary<string>
>

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** What is asked about how an item goes: rounds, read-backs, holds, and its end. `openItemId` waits for a meeting. */
export const flowFields = ({ itemId, newItemId, openItemId, meetingId, seatId, words, day }: Given) => ({
  'agenda.ask_round': { itemId },
  'agenda.answer_round': {
    itemId,
    answer: fc.oneof(
      fc.record({ kind: fc.constantFrom('view', 'question'), words }),
      fc.record({ kind: fc.constant('nothing_to_add') }),
    ),
  },
  'agenda.read_back': { itemId },
  'agenda.read': {
    itemId,
    saw: fc.constantFrom(hashOf('a'), hashOf('b')),
    reading: fc.oneof(
      fc.record({ kind: fc.constant('reads_right') }),
      fc.record({ kind: fc.constant('needs_change'), words }),
    ),
  },
  'agenda.hold': { itemId, reason: maybe(words) },
  'agenda.let_go': { itemId },
  'agenda.park': {
    itemId: fc.oneof({ weight: 3, arbitrary: itemId }, { weight: 1, arbitrary: openItemId }),
    until: fc.oneof(
      fc.record({ kind: fc.constant('meeting'), day: maybe(day) }),
      fc.record({ kind: fc.constant('written_reply'), from: seatId, day }),
    ),
  },
  'agenda.reply': { itemId, outcome: fc.constantFrom('accepted', 'in_part', 'not_accepted'), reason: words },
  'agenda.waive': { itemId },
  'agenda.carry': {
    itemId: newItemId,
    from: fc.oneof({ weight: 4, arbitrary: openItemId }, { weight: 1, arbitrary: itemId }),
    meetingId,
  },
})
