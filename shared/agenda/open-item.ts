import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { need, type Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import { dayOf, type Id, type Instant } from '../words.ts'
import { isOwedMeanwhile, isUnsettled } from './carrying.ts'
import type { AgendaItem } from './item.ts'
import { itemAt } from './patch.ts'

/** The item, or a refusal when it was withdrawn. */
export function standingItem(table: Table, itemId: Id): AgendaItem {
  const item = itemAt(table, itemId)
  if (item.state === 'withdrawn')
    throw new Refusal('closed', 'This item was withdrawn by the party that raised it.')
  return item
}

/** The item of a meeting that has not ended. */
export function openItem(table: Table, itemId: Id): AgendaItem {
  const item = standingItem(table, itemId)
  if (meetingAt(table, item.meetingId).state === 'ended')
    throw new Refusal('closed', 'This meeting has ended; its agenda stays as it was.')
  return item
}

/** The item of a meeting that is going on now. */
export function liveItem(table: Table, itemId: Id): AgendaItem {
  const item = openItem(table, itemId)
  if (meetingAt(table, item.meetingId).state !== 'live')
    throw new Refusal('invalid', 'Start the meeting first.')
  return item
}

/** An item that can still be put aside or dropped: of a meeting that goes on, or one that a meeting did not settle. */
export function unsettledItem(table: Table, itemId: Id, at: Instant): AgendaItem {
  const item = standingItem(table, itemId)
  if (meetingAt(table, item.meetingId).state === 'ended' && !isUnsettled(table, item, dayOf(at)))
    throw new Refusal('closed', 'This meeting has ended, and this item does not wait for anything any more.')
  return item
}

/** An item that can be given an end: also one that is on the next agenda already, while a reply to it is owed. */
export function parkableItem(table: Table, itemId: Id, at: Instant): AgendaItem {
  const item = standingItem(table, itemId)
  return isOwedMeanwhile(table, item) ? item : unsettledItem(table, itemId, at)
}

/** Refuses unless it is the actor's party that raised the item. */
export function needOwn(actor: Actor, item: AgendaItem, deed: string): void {
  need(actor, 'contribute', `${deed} agenda items`)
  if (!item.raisedBy)
    throw new Refusal('forbidden', 'This item is part of every such meeting and belongs to nobody.')
  if (item.raisedBy !== actor.party)
    throw new Refusal('forbidden', `Only the party that raised this item can ${deed} it.`)
}
