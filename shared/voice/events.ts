import { growItem, heardOn } from '../agenda/patch.ts'
import { patchMeeting } from '../meetings/patch.ts'
import { event } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id, text } from '../words.ts'
import type { Speaking } from './voice.ts'

const meeting = { meetingId: Id }

export const speakingAsked = event('speaking.asked', meeting, (table, { meetingId }, { seatId, at }) =>
  patchSpeaking(table, meetingId, ({ now, order }) => ({
    now,
    order: [...without(order, seatId), { seatId, at }],
  })),
)

export const speakingWithdrawn = event('speaking.withdrawn', meeting, (table, { meetingId }, { seatId }) =>
  patchSpeaking(table, meetingId, ({ now, order }) => ({ now, order: without(order, seatId) })),
)

/** Somebody speaks now. The party counts as heard on the item that the table is at. */
export const speakingBegan = event('speaking.began', meeting, (table, { meetingId }, { seatId, at }) => {
  const begun = patchSpeaking(table, meetingId, ({ now, order }) => ({
    now: { seatId, at },
    order: [...(now ? [now] : []), ...without(order, seatId)],
  }))
  const itemId = table.meetings[meetingId]?.currentItemId
  const party = table.seats[seatId]?.party
  return itemId && party ? growItem(begun, itemId, (item) => ({ heard: heardOn(item, party) })) : begun
})

export const speakingDone = event('speaking.done', meeting, (table, { meetingId }) =>
  patchSpeaking(table, meetingId, ({ order }) => ({ order })),
)

export const pauseCalled = event('pause.called', meeting, (table, { meetingId }, { seatId, at }) =>
  patchMeeting(table, meetingId, {
    pauses: [...(table.meetings[meetingId]?.pauses ?? []), { by: seatId, at }],
  }),
)

export const pauseEnded = event('pause.ended', meeting, (table, { meetingId }, { seatId, at }) => {
  const pauses = table.meetings[meetingId]?.pauses ?? []
  const last = pauses.at(-1)
  if (!last) return table
  return patchMeeting(table, meetingId, {
    pauses: [...pauses.slice(0, -1), { ...last, ended: { by: seatId, at } }],
  })
})

export const saidRecorded = event(
  'said.recorded',
  { saidId: Id, meetingId: Id, itemId: Id, speakerSeatId: Id, words: text(2000), party: Party },
  (table, { saidId, ...said }, { seatId, at }) => ({
    ...table,
    said: { ...table.said, [saidId]: { ...said, id: saidId, by: seatId, at, versions: [] } },
  }),
)

export const versionAdded = event(
  'said.version_added',
  { saidId: Id, words: text(2000), party: Party },
  (table, { saidId, words, party }, { seatId, at }) => {
    const said = table.said[saidId]
    if (!said) return table
    const versions = [...said.versions, { by: seatId, party, at, words }]
    return { ...table, said: { ...table.said, [saidId]: { ...said, versions } } }
  },
)

const without = (order: Speaking['order'], seatId: Id) => order.filter((one) => one.seatId !== seatId)

function patchSpeaking(table: Table, meetingId: Id, change: (speaking: Speaking) => Speaking): Table {
  const speaking = table.meetings[meetingId]?.speaking
  return speaking ? patchMeeting(table, meetingId, { speaking: change(speaking) }) : table
}
