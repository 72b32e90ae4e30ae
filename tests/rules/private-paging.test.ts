import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { evolveSide } from '../../shared/private/events.ts'
import {
  earlierThan,
  keepingEarlier,
  newestOf,
  pageOfMessages,
  unseenCount,
  type NewestOfSide,
} from '../../shared/private/paging.ts'
import { emptySide, unseenBy, type Side } from '../../shared/private/side.ts'
import { named, parent, supporter } from './table-world.ts'
import { runs } from './walk.ts'

/** A side on which so much was said, one message after the other. */
const said = (count: number, side: Side = emptySide, by = supporter): Side =>
  Array.from({ length: count }, (_, at) => at).reduce((before) => {
    const seq = before.seq + 1
    const place = { seq, at: '2027-05-03T09:00:00.000Z', seatId: by, commandId: named(`command${seq}`) }
    const messageId = named(`message${seq}`)
    return evolveSide(before, {
      type: 'private.said',
      payload: { messageId, words: `Word ${seq}` },
      ...place,
    })
  }, side)

const seen = (side: Side, by: string, upTo: number): Side => ({ ...side, seen: { ...side.seen, [by]: upTo } })

/** What a page has when somebody has pressed “Show earlier” so often. */
function shown(side: Side, seatId: string, presses: number, from = newestOf(side, seatId)): NewestOfSide {
  const first = from.side.messages[0]
  if (presses === 0 || !first) return from
  const { messages, earlier } = earlierThan(side, seatId, first.seq)
  const page = { side: { ...from.side, messages: [...messages, ...from.side.messages] }, earlier }
  return shown(side, seatId, presses - 1, page)
}

const counts = fc.nat(4 * pageOfMessages)

it('Y13 A page first gets the newest of the channel, and then what was said before, none missing and none twice', () => {
  fc.assert(
    fc.property(counts, fc.nat(5), (count, presses) => {
      const side = said(count)
      const page = shown(side, parent, presses)
      expect(page.side.messages.length).toBe(Math.min(count, (presses + 1) * pageOfMessages))
      expect(page.side.messages).toEqual(side.messages.slice(page.earlier.messages))
      expect(page.earlier.messages + page.side.messages.length).toBe(count)
      expect({ ...page.side, messages: [] }).toEqual({ ...side, messages: [] })
    }),
    runs(60),
  )
})

it('Y13 What one has not seen is counted whole, whatever of it the page has', () => {
  fc.assert(
    fc.property(counts, counts, fc.nat(5), (count, upTo, presses) => {
      const side = seen(said(count), parent, Math.min(upTo, count))
      expect(unseenCount(shown(side, parent, presses), parent)).toBe(unseenBy(side, parent).length)
    }),
    runs(60),
  )
  const side = said(250)
  expect(unseenCount(newestOf(side, parent), parent)).toBe(250)
  // It sees the last, and so all that came before it.
  const { side: newest, earlier } = newestOf(side, parent)
  expect(unseenCount({ side: seen(newest, parent, 250), earlier }, parent)).toBe(0)
})

it('Y13 What a page has loaded stays when it comes back, unless a hole or another past would come of it', () => {
  const side = said(300)
  const page = shown(side, parent, 1)
  const later = said(20, side)
  const kept = keepingEarlier(page, newestOf(later, parent))
  expect(kept.side.messages).toEqual(later.messages.slice(100))
  expect([kept.earlier.messages, kept.side.seq]).toEqual([100, 320])
  // More was said than is sent at once.
  const muchLater = newestOf(said(150, side), parent)
  expect(keepingEarlier(page, muchLater)).toEqual(muchLater)
  // A server that was restored, on which others said as much.
  const restored = said(150)
  const otherPast = Array.from({ length: 150 }, (_, at) => at + 151).reduce<Side>(
    (before, seq) => ({
      ...before,
      seq,
      messages: [
        ...before.messages,
        { id: named(`other${seq}`), seq, by: supporter, at: '', words: 'Other' },
      ],
    }),
    restored,
  )
  const other = newestOf(otherPast, parent)
  expect(keepingEarlier(page, other)).toEqual(other)
})
