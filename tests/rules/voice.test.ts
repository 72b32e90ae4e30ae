import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { speakingOf } from '../../shared/voice/patch.ts'
import { anyAskings } from './any-command.ts'
import { placing } from './attendance-world.ts'
import { familysItem, liveReview, noticedReview, review } from './meeting-world.ts'
import { head, named, officer, parent, relative, supporter, type Asked } from './table-world.ts'
import { changes, runs } from './walk.ts'

const speaking = (deed: string): Asked => ({ type: `speaking.${deed}`, meetingId: review })
const pausing = (deed: string): Asked => ({ type: `pause.${deed}`, meetingId: review })
const words = named('words')
const recording: Asked = {
  type: 'said.record',
  saidId: words,
  meetingId: review,
  itemId: familysItem,
  speakerSeatId: head,
  words: 'Go away and think hard about it.',
}

it('V1 people speak in the order in which they asked, and take their asking back themselves', () => {
  const world = liveReview()
  const order = () => world.table.meetings[review]?.speaking.order.map(({ seatId }) => seatId)
  world.asked(parent, speaking('ask'))
  world.asked(head, speaking('ask'))
  expect(world.asked(parent, speaking('ask'))).toEqual([])
  expect(order()).toEqual([parent, head])
  world.asked(parent, speaking('withdraw'))
  expect(order()).toEqual([head])
  expect(world.asked(officer, speaking('withdraw'))).toEqual([])
})

it('V1 whoever is interrupted before saying “done” is next', () => {
  const world = liveReview()
  world.asked(officer, speaking('ask'))
  world.asked(parent, speaking('begin'))
  world.asked(head, speaking('begin'))
  const { now, order } = world.table.meetings[review]?.speaking ?? { order: [] }
  expect(now?.seatId).toBe(head)
  expect(order.map(({ seatId }) => seatId)).toEqual([parent, officer])
  expect(world.asked(parent, speaking('finish'))).toEqual([])
  world.asked(head, speaking('finish'))
  expect(world.table.meetings[review]?.speaking.now).toBeUndefined()
})

it('V1 who leaves the meeting no longer speaks nor waits to, and asks anew when they are back', () => {
  const world = liveReview()
  const read = () => {
    const meeting = world.table.meetings[review]
    if (!meeting) throw new Error('there is no such meeting')
    const { now, order } = speakingOf(meeting)
    return [now?.seatId, order.map(({ seatId }) => seatId)]
  }
  world.asked(officer, speaking('begin'))
  world.asked(parent, speaking('ask'))
  world.asked(head, speaking('ask'))
  world.passDays(0.01)
  world.asked(officer, placing(officer))
  expect(read()).toEqual([officer, [parent, head]])
  world.asked(officer, placing(officer, 'left'))
  world.asked(parent, placing(parent, 'left'))
  expect(read()).toEqual([undefined, [head]])
  expect(world.asked(officer, speaking('finish'))).toEqual([])
  expect(world.asked(parent, speaking('withdraw'))).toEqual([])
  world.passDays(0.01)
  world.asked(parent, placing(parent))
  expect(read()).toEqual([undefined, [head]])
  world.asked(parent, speaking('ask'))
  expect(read()).toEqual([undefined, [head, parent]])
  world.asked(head, speaking('begin'))
  expect(read()).toEqual([head, [parent]])
})

it('V1 nobody asks, begins or ends for another, whatever is asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat } of changes(askings))
        for (const [id, { speaking, state }] of Object.entries(after.meetings)) {
          const was = before.meetings[id]?.speaking
          if (!was || state !== 'live') continue
          const others = (one: typeof speaking) =>
            [one.now, ...one.order].flatMap((mark) => (mark && mark.seatId !== seat?.id ? [mark.seatId] : []))
          expect(others(speaking)).toEqual(others(was))
        }
    }),
    runs(30),
  )
})

it('V2 speaking needs a seat that may contribute and a meeting that runs; the party is heard on the item', () => {
  noticedReview().refused(parent, speaking('ask'), 'invalid')
  const world = liveReview()
  world.refused(relative, speaking('begin'), 'forbidden')
  world.asked(parent, { type: 'agenda.turn_to', itemId: familysItem })
  world.asked(supporter, speaking('begin'))
  world.asked(parent, speaking('begin'))
  expect(world.table.agenda[familysItem]?.heard).toEqual(['family'])
})

it('V3 anybody may call a pause, and it goes on when the party that called it says so', () => {
  const world = liveReview()
  world.asked(relative, pausing('call'))
  expect(world.asked(head, pausing('call'))).toEqual([])
  world.refused(head, pausing('end'), 'forbidden')
  world.asked(parent, pausing('end'))
  expect(world.asked(parent, pausing('end'))).toEqual([])
  const pauses = world.table.meetings[review]?.pauses
  expect(pauses).toMatchObject([{ by: relative, ended: { by: parent } }])
})

it('V3 once nobody of the party that called a pause is at the table, another says when it goes on', () => {
  const world = liveReview()
  world.asked(officer, pausing('call'))
  world.asked(officer, { type: 'seat.leave' })
  world.asked(head, pausing('end'))
  expect(world.table.meetings[review]?.pauses).toMatchObject([{ by: officer, ended: { by: head } }])
  expect(world.asked(parent, pausing('call'))).toHaveLength(1)
})

it('V3 a pause stops nobody from writing or answering', () => {
  const world = liveReview()
  world.asked(head, pausing('call'))
  expect(world.asked(parent, recording)).toHaveLength(1)
})

it('V4 words are recorded as said: whose, by whom, on which item and when', () => {
  const world = liveReview()
  world.asked(supporter, recording)
  expect(world.table.said[words]).toMatchObject({
    speakerSeatId: head,
    by: supporter,
    party: 'family',
    itemId: familysItem,
    words: recording['words'],
  })
  world.refused(supporter, recording, 'invalid')
  world.refused(relative, { ...recording, saidId: named('more') }, 'forbidden')
  world.refused(parent, { ...recording, saidId: named('more'), speakerSeatId: named('nobody') }, 'not_found')
})

it('V5 the speaker and the others put their own versions beside them, also after the meeting; none is overwritten', () => {
  const world = liveReview()
  world.asked(supporter, recording)
  world.asked(head, { type: 'said.add_version', saidId: words, words: 'Please think about it at home.' })
  world.asked(parent, { type: 'meeting.end', meetingId: review })
  world.asked(parent, { type: 'said.add_version', saidId: words, words: 'I heard the first.' })
  expect(
    world.asked(parent, { type: 'said.add_version', saidId: words, words: 'I heard the first.' }),
  ).toEqual([])
  const said = world.table.said[words]
  expect(said?.words).toBe(recording['words'])
  expect(said?.versions.map(({ by }) => by)).toEqual([head, parent])
})

it('V5 what was recorded and each version of it stays as it was, whatever is asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat } of changes(askings))
        for (const [id, { versions, ...was }] of Object.entries(before.said)) {
          const { versions: later = [], ...is } = after.said[id] ?? {}
          expect(is).toEqual(was)
          expect(later.slice(0, versions.length)).toEqual(versions)
          for (const { by, party } of later.slice(versions.length))
            expect([by, party]).toEqual([seat?.id, seat?.party])
        }
    }),
    runs(30),
  )
})
