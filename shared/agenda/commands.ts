import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need } from '../rule.ts'
import type { Table } from '../table.ts'
import { Id, optional, text } from '../words.ts'
import { carriedItem } from './carrying.ts'
import { itemsAfter } from './chain.ts'
import { closingCommands } from './closing.ts'
import { added, moved, reworded, turnedTo, withdrawn } from './events.ts'
import { ItemWording } from './item.ts'
import { liveItem, needOwn, openItem, unsettledItem } from './open-item.ts'
import { itemAt } from './patch.ts'
import { roundCommands } from './round.ts'
import { mayBeReworded } from './standing.ts'

const given = { ...ItemWording, wants: optional(text(600)) }

/** Any party puts a matter on the table, up to the end of the meeting. Nobody can refuse it. */
export const add = command('agenda.add', { itemId: Id, meetingId: Id, ...given }, (table, actor, item) => {
  need(actor, 'contribute', 'add agenda items')
  needOpenAgenda(table, item.meetingId)
  if (table.agenda[item.itemId]) throw new Refusal('invalid', 'This agenda item exists already.', 'itemId')
  return [added({ ...item, capture: 'note', raisedBy: actor.party, isUsual: false })]
})

export const reword = command('agenda.reword', { itemId: Id, ...given }, (table, actor, wording) => {
  const item = openItem(table, wording.itemId)
  needOwn(actor, item, 'reword')
  const isInSameWords = item.title === wording.title && item.wants === wording.wants
  if (!isInSameWords && !mayBeReworded(table, item))
    throw new Refusal(
      'closed',
      'These are the words that others have read, so they stay. Put the new words on the agenda as a matter of their own.',
    )
  return isInSameWords && item.minutes === wording.minutes ? [] : [reworded(wording)]
})

/** Takes a matter off the table, also after its meeting: by the party that raised it, with a reason that stays. */
export const withdraw = command(
  'agenda.withdraw',
  { itemId: Id, reason: text(600) },
  (table, actor, deed) => {
    needOwn(actor, unsettledItem(table, deed.itemId, actor.at), 'withdraw')
    // Nor does it come back with a draft that somebody had put it in.
    const drafted = itemsAfter(table, deed.itemId).filter(
      ({ state, meetingId }) => state !== 'withdrawn' && table.meetings[meetingId]?.state === 'draft',
    )
    return [withdrawn(deed), ...drafted.map(({ id }) => withdrawn({ ...deed, itemId: id }))]
  },
)

export const move = command(
  'agenda.move',
  { itemId: Id, afterItemId: Id.optional() },
  (table, actor, { itemId, afterItemId }) => {
    need(actor, 'contribute', 'change the order')
    const { meetingId } = openItem(table, itemId)
    if (afterItemId === itemId) return []
    if (afterItemId && itemAt(table, afterItemId).meetingId !== meetingId)
      throw new Refusal('invalid', 'These two items belong to different meetings.', 'afterItemId')
    const order = meetingAt(table, meetingId).itemIds
    const isThere = order[order.indexOf(itemId) - 1] === afterItemId
    return isThere ? [] : [moved({ itemId, afterItemId })]
  },
)

/** Turns the whole table to an item while the meeting is live. Nobody is forced to look. */
export const turnTo = command('agenda.turn_to', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'turn the table to an item')
  const meeting = meetingAt(table, liveItem(table, itemId).meetingId)
  return meeting.currentItemId === itemId ? [] : [turnedTo({ itemId })]
})

/** Puts a matter that an ended meeting left open on the agenda of another, in its words and for the party that raised it. */
export const carry = command(
  'agenda.carry',
  { itemId: Id, from: Id, meetingId: Id },
  (table, actor, { meetingId, ...carried }) => {
    need(actor, 'contribute', 'add agenda items')
    needOpenAgenda(table, meetingId)
    return [added(carriedItem(table, carried, { meetingId, actor }))]
  },
)

function needOpenAgenda(table: Table, meetingId: Id) {
  if (meetingAt(table, meetingId).state === 'ended')
    throw new Refusal('closed', 'This meeting has ended. Put the matter on the agenda of the next one.')
}

export const agendaCommands = [
  add,
  reword,
  withdraw,
  move,
  turnTo,
  carry,
  ...roundCommands,
  ...closingCommands,
] as const
