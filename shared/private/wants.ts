import { powersAt } from '../attendance/powers-at.ts'
import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { need } from '../rule.ts'
import { Id, optional, text } from '../words.ts'
import { sideCommand, type AtSide } from './side-rule.ts'
import { WantWording, wantsFor, type Want } from './side.ts'

const wording = { ...WantWording, settles: optional(text(600)) }

/** More than anybody can bring to one meeting. */
export const maxWants = 30

const add = sideCommand('private.want_add', { wantId: Id, meetingId: Id, ...wording }, (at, want) => {
  mayChange(at, want.meetingId)
  if (at.side.wants.some(({ id }) => id === want.wantId))
    throw new Refusal('invalid', 'This is on the list already.', 'wantId')
  if (wantsFor(at.side, want.meetingId).length >= maxWants)
    throw new Refusal('invalid', `A list may have ${maxWants} things. Drop one, or put two together.`)
  return [{ type: 'private.want_added', payload: want }]
})

const reword = sideCommand('private.want_reword', { wantId: Id, ...wording }, (at, asked) => {
  const want = openWant(at, asked.wantId)
  const isSame = want.words === asked.words && want.settles === asked.settles
  return isSame ? [] : [{ type: 'private.want_reworded', payload: asked }]
})

const move = sideCommand(
  'private.want_move',
  { wantId: Id, afterWantId: Id.optional() },
  (at, { wantId, afterWantId }) => {
    const { meetingId } = openWant(at, wantId)
    if (afterWantId === wantId) return []
    if (afterWantId !== undefined && openWant(at, afterWantId).meetingId !== meetingId)
      throw new Refusal('invalid', 'These two belong to different meetings.', 'afterWantId')
    const order = wantsFor(at.side, meetingId).map(({ id }) => id)
    const isThere = order[order.indexOf(wantId) - 1] === afterWantId
    return isThere ? [] : [{ type: 'private.want_moved', payload: { wantId, afterWantId } }]
  },
)

const drop = sideCommand('private.want_drop', { wantId: Id }, (at, { wantId }) =>
  wantAt(at, wantId).dropped ? [] : [{ type: 'private.want_dropped', payload: { wantId } }],
)

/**
 * Keeps which agenda item a want becomes. Putting it on the agenda is a command of the shared table, which may come
 * later or be refused: a want is on the agenda when the item is there, and not because it says so here.
 */
const publish = sideCommand(
  'private.want_published',
  { wantId: Id, itemId: Id },
  (at, { wantId, itemId }) => {
    const { agenda } = at.table
    const want = openWant(at, wantId)
    if (want.publishedItemId === itemId) return []
    const former = want.publishedItemId && agenda[want.publishedItemId]
    if (former && former.state !== 'withdrawn')
      throw new Refusal('stale', 'This is on the agenda already. Change it there.', 'wantId')
    const item = agenda[itemId]
    if (item && (item.meetingId !== want.meetingId || item.raisedBy !== at.seat.party))
      throw new Refusal('invalid', 'This is another item of the agenda.', 'itemId')
    return [{ type: 'private.want_published', payload: { wantId, itemId } }]
  },
)

function mayChange({ table, seat }: AtSide, meetingId: Id) {
  const powers = powersAt(seat, meetingAt(table, meetingId))
  need({ powers }, 'contribute', 'change what your party wants')
}

function wantAt(at: AtSide, wantId: Id): Want {
  const want = at.side.wants.find(({ id }) => id === wantId)
  if (!want) throw new Refusal('not_found', 'There is no such thing on your party’s list.', 'wantId')
  mayChange(at, want.meetingId)
  return want
}

function openWant(at: AtSide, wantId: Id): Want {
  const want = wantAt(at, wantId)
  if (want.dropped) throw new Refusal('closed', 'This was taken off your party’s list.', 'wantId')
  return want
}

export const wantCommands = [add, reword, move, drop, publish] as const
