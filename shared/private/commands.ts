import { z } from 'zod'
import { powersAt } from '../attendance/powers-at.ts'
import { Refusal } from '../refusal.ts'
import { need, type By } from '../rule.ts'
import type { Seat } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Count, Id, optional, text } from '../words.ts'
import type { PrivateFact } from './events.ts'
import { WantWording, wantsFor, type Side, type Want } from './side.ts'

const given = { ...WantWording, settles: optional(text(600)) }

/** What a seat may ask of its own party's private side. There is no way to name another party's. */
export const PrivateCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('private.say'),
      messageId: Id,
      words: text(2000),
      meetingId: Id.optional(),
    }),
    z.strictObject({ type: z.literal('private.see'), upTo: Count }),
    z.strictObject({ type: z.literal('private.want_add'), wantId: Id, meetingId: Id, ...given }),
    z.strictObject({ type: z.literal('private.want_reword'), wantId: Id, ...given }),
    z.strictObject({ type: z.literal('private.want_move'), wantId: Id, afterWantId: Id.optional() }),
    z.strictObject({ type: z.literal('private.want_drop'), wantId: Id }),
    z.strictObject({ type: z.literal('private.want_published'), wantId: Id, itemId: Id }),
  ],
  { error: 'Concord does not know this command.' },
)
export type PrivateCommand = z.infer<typeof PrivateCommand>

/** More than anybody can bring to one meeting. */
export const maxWants = 30

/**
 * What happens on a party's private side when one of its seats asks for this. Nothing outside the arguments is read.
 * Throws a Refusal, in words that carry nothing of what the side holds.
 */
export function decideSide(side: Side, table: Table, by: By, command: PrivateCommand): PrivateFact[] {
  const seat = table.seats[by.seatId]
  if (seat?.state !== 'seated') throw new Refusal('forbidden', 'You no longer have a seat at this table.')
  switch (command.type) {
    // Also for who is there to listen: the channel is how they ask and are asked, and it is their own party's.
    case 'private.say':
      return say(side, table, command)
    case 'private.see':
      return see(side, seat, command)
    case 'private.want_add':
      return addWant(side, table, seat, command)
    case 'private.want_reword':
      return rewordWant(side, table, seat, command)
    case 'private.want_move':
      return moveWant(side, table, seat, command)
    case 'private.want_drop': {
      const want = wantAt(side, table, seat, command.wantId)
      return want.dropped ? [] : [{ type: 'private.want_dropped', payload: { wantId: want.id } }]
    }
    case 'private.want_published':
      return publishWant(side, table, seat, command)
  }
}

type Asked<Type extends PrivateCommand['type']> = Extract<PrivateCommand, { type: Type }>

function say(side: Side, table: Table, { type: _type, ...said }: Asked<'private.say'>): PrivateFact[] {
  if (said.meetingId !== undefined) meetingAt(table, said.meetingId)
  if (side.messages.some(({ id }) => id === said.messageId))
    throw new Refusal('invalid', 'This was said already.', 'messageId')
  return [{ type: 'private.said', payload: said }]
}

function see(side: Side, { id }: Seat, { upTo }: Asked<'private.see'>): PrivateFact[] {
  if (upTo > side.seq) throw new Refusal('invalid', 'Nobody can have seen what was not said yet.', 'upTo')
  const before = side.seen[id] ?? 0
  return upTo > before ? [{ type: 'private.seen', payload: { upTo } }] : []
}

function addWant(side: Side, table: Table, seat: Seat, asked: Asked<'private.want_add'>): PrivateFact[] {
  const { type: _type, ...want } = asked
  mayChange(table, seat, want.meetingId)
  if (side.wants.some(({ id }) => id === want.wantId))
    throw new Refusal('invalid', 'This is on the list already.', 'wantId')
  if (wantsFor(side, want.meetingId).length >= maxWants)
    throw new Refusal('invalid', `A list may have ${maxWants} things. Drop one, or put two together.`)
  return [{ type: 'private.want_added', payload: want }]
}

function rewordWant(
  side: Side,
  table: Table,
  seat: Seat,
  asked: Asked<'private.want_reword'>,
): PrivateFact[] {
  const { type: _type, ...wording } = asked
  const want = openWant(side, table, seat, wording.wantId)
  const isSame = want.words === wording.words && want.settles === wording.settles
  return isSame ? [] : [{ type: 'private.want_reworded', payload: wording }]
}

function moveWant(side: Side, table: Table, seat: Seat, asked: Asked<'private.want_move'>): PrivateFact[] {
  const { wantId, afterWantId } = asked
  const { meetingId } = openWant(side, table, seat, wantId)
  if (afterWantId === wantId) return []
  if (afterWantId !== undefined && openWant(side, table, seat, afterWantId).meetingId !== meetingId)
    throw new Refusal('invalid', 'These two belong to different meetings.', 'afterWantId')
  const order = wantsFor(side, meetingId).map(({ id }) => id)
  const isThere = order[order.indexOf(wantId) - 1] === afterWantId
  return isThere ? [] : [{ type: 'private.want_moved', payload: { wantId, afterWantId } }]
}

/**
 * Keeps which agenda item a want becomes. Putting it on the agenda is a command of the shared table, which may come
 * later or be refused: a want is on the agenda when the item is there, and not because it says so here.
 */
function publishWant(
  side: Side,
  table: Table,
  seat: Seat,
  { wantId, itemId }: Asked<'private.want_published'>,
): PrivateFact[] {
  const want = openWant(side, table, seat, wantId)
  if (want.publishedItemId === itemId) return []
  const former = itemAt(table, want.publishedItemId)
  if (former && former.state !== 'withdrawn')
    throw new Refusal('stale', 'This is on the agenda already. Change it there.', 'wantId')
  const item = itemAt(table, itemId)
  if (item && (item.meetingId !== want.meetingId || item.raisedBy !== seat.party))
    throw new Refusal('invalid', 'This is another item of the agenda.', 'itemId')
  return [{ type: 'private.want_published', payload: { wantId, itemId } }]
}

const itemAt = (table: Table, itemId: string | undefined) =>
  itemId === undefined ? undefined : table.agenda[itemId]

function meetingAt(table: Table, meetingId: string) {
  const meeting = table.meetings[meetingId]
  if (!meeting) throw new Refusal('not_found', 'There is no such meeting at this table.', 'meetingId')
  return meeting
}

function mayChange(table: Table, seat: Seat, meetingId: string) {
  const powers = powersAt(seat, meetingAt(table, meetingId))
  need({ powers }, 'contribute', 'change what your party wants')
}

function wantAt(side: Side, table: Table, seat: Seat, wantId: string): Want {
  const want = side.wants.find(({ id }) => id === wantId)
  if (!want) throw new Refusal('not_found', 'There is no such thing on your party’s list.', 'wantId')
  mayChange(table, seat, want.meetingId)
  return want
}

function openWant(side: Side, table: Table, seat: Seat, wantId: string): Want {
  const want = wantAt(side, table, seat, wantId)
  if (want.dropped) throw new Refusal('closed', 'This was taken off your party’s list.', 'wantId')
  return want
}
