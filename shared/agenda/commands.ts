import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, type Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import { Id, optional, text } from '../words.ts'
import { added, covered, moved, reopened, reworded, turnedTo, withdrawn } from './events.ts'
import { ItemWording, type AgendaItem } from './item.ts'
import { itemAt } from './patch.ts'

const given = { ...ItemWording, wants: optional(text(600)) }

/** Any party puts a matter on the table, up to the end of the meeting. Nobody can refuse it. */
export const add = command('agenda.add', { itemId: Id, meetingId: Id, ...given }, (table, actor, item) => {
  need(actor, 'contribute', 'add agenda items')
  if (meetingAt(table, item.meetingId).state === 'ended')
    throw new Refusal('closed', 'This meeting has ended. Put the matter on the agenda of the next one.')
  if (table.agenda[item.itemId]) throw new Refusal('invalid', 'This agenda item exists already.', 'itemId')
  return [added({ ...item, capture: 'note', raisedBy: actor.party, isUsual: false })]
})

export const reword = command('agenda.reword', { itemId: Id, ...given }, (table, actor, wording) => {
  const item = ownItem(table, actor, wording.itemId, 'reword')
  const isSame =
    item.title === wording.title && item.wants === wording.wants && item.minutes === wording.minutes
  return isSame ? [] : [reworded(wording)]
})

/** Takes a matter off the table: by the party that raised it, with a reason that stays readable. */
export const withdraw = command(
  'agenda.withdraw',
  { itemId: Id, reason: text(600) },
  (table, actor, deed) => {
    ownItem(table, actor, deed.itemId, 'withdraw')
    return [withdrawn(deed)]
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
  const item = openItem(table, itemId)
  const meeting = meetingAt(table, item.meetingId)
  if (meeting.state !== 'live') throw new Refusal('invalid', 'Start the meeting first.')
  return meeting.currentItemId === itemId ? [] : [turnedTo({ itemId })]
})

export const cover = command('agenda.cover', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'mark an item as covered')
  const item = openItem(table, itemId)
  if (meetingAt(table, item.meetingId).state !== 'live')
    throw new Refusal('invalid', 'Start the meeting first.')
  return item.state === 'covered' ? [] : [covered({ itemId })]
})

/** Any party may hold that an item is not covered after all. */
export const reopen = command('agenda.reopen', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'open an item again')
  return openItem(table, itemId).state === 'open' ? [] : [reopened({ itemId })]
})

function openItem(table: Table, itemId: Id): AgendaItem {
  const item = itemAt(table, itemId)
  if (item.state === 'withdrawn')
    throw new Refusal('closed', 'This item was withdrawn by the party that raised it.')
  if (meetingAt(table, item.meetingId).state === 'ended')
    throw new Refusal('closed', 'This meeting has ended; its agenda stays as it was.')
  return item
}

function ownItem(table: Table, actor: Actor, itemId: Id, deed: string): AgendaItem {
  need(actor, 'contribute', `${deed} agenda items`)
  const item = openItem(table, itemId)
  if (!item.raisedBy)
    throw new Refusal('forbidden', 'This item is part of every such meeting and belongs to nobody.')
  if (item.raisedBy !== actor.party)
    throw new Refusal('forbidden', `Only the party that raised this item can ${deed} it.`)
  return item
}

export const agendaCommands = [add, reword, withdraw, move, turnTo, cover, reopen] as const
