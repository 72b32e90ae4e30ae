import { z } from 'zod'
import { Count, Id, Instant, text } from '../words.ts'
import { WantWording, type Side, type Want } from './side.ts'

/** What can happen on a party's private side. */
export const PrivateFact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('private.said'),
    payload: z.strictObject({ messageId: Id, words: text(2000), meetingId: Id.optional() }),
  }),
  z.strictObject({ type: z.literal('private.seen'), payload: z.strictObject({ upTo: Count }) }),
  z.strictObject({
    type: z.literal('private.want_added'),
    payload: z.strictObject({ wantId: Id, meetingId: Id, ...WantWording }),
  }),
  z.strictObject({
    type: z.literal('private.want_reworded'),
    payload: z.strictObject({ wantId: Id, ...WantWording }),
  }),
  z.strictObject({
    type: z.literal('private.want_moved'),
    payload: z.strictObject({ wantId: Id, afterWantId: Id.optional() }),
  }),
  z.strictObject({ type: z.literal('private.want_dropped'), payload: z.strictObject({ wantId: Id }) }),
  z.strictObject({
    type: z.literal('private.want_published'),
    payload: z.strictObject({ wantId: Id, itemId: Id }),
  }),
])
export type PrivateFact = z.infer<typeof PrivateFact>

const inPlace = { seq: Count, at: Instant, seatId: Id, commandId: Id }

/** What happened on a private side, in its place there. */
export const PrivateHappened = z.intersection(PrivateFact, z.object(inPlace))
export type PrivateHappened = z.infer<typeof PrivateHappened>

/** The side after this has happened there. */
export function evolveSide(side: Side, happened: PrivateHappened): Side {
  return { ...apply(side, happened), seq: happened.seq }
}

function apply(side: Side, { seq, at, seatId: by, ...fact }: PrivateHappened): Side {
  switch (fact.type) {
    case 'private.said': {
      const { messageId: id, ...said } = fact.payload
      return { ...side, messages: [...side.messages, { id, seq, by, at, ...said }] }
    }
    case 'private.seen':
      return { ...side, seen: { ...side.seen, [by]: fact.payload.upTo } }
    case 'private.want_added': {
      const { wantId: id, ...want } = fact.payload
      return { ...side, wants: [...side.wants, { id, ...want }] }
    }
    case 'private.want_reworded': {
      const { wantId, ...wording } = fact.payload
      // What its author left out is left out.
      return change(side, wantId, ({ settles: _former, ...want }) => ({ ...want, ...wording }))
    }
    case 'private.want_moved':
      return move(side, fact.payload)
    case 'private.want_dropped':
      return change(side, fact.payload.wantId, (want) => ({ ...want, dropped: { by, at } }))
    case 'private.want_published': {
      const { wantId, itemId } = fact.payload
      return change(side, wantId, (want) => ({ ...want, publishedItemId: itemId }))
    }
  }
}

const change = (side: Side, wantId: string, to: (want: Want) => Want): Side => ({
  ...side,
  wants: side.wants.map((want) => (want.id === wantId ? to(want) : want)),
})

/** Without a place to come after, it comes first. */
function move(
  side: Side,
  { wantId, afterWantId }: { wantId: string; afterWantId?: string | undefined },
): Side {
  const others = side.wants.filter(({ id }) => id !== wantId)
  const moved = side.wants.filter(({ id }) => id === wantId)
  const place = others.findIndex(({ id }) => id === afterWantId) + 1
  return { ...side, wants: [...others.slice(0, place), ...moved, ...others.slice(place)] }
}
