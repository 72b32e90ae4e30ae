import { voicesOf } from '../actions/standing.ts'
import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt } from '../rule.ts'
import { partyWord } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { dayOf, Id, optional, text, type Instant } from '../words.ts'
import { covered, held, letGo as hasLetGo, parked, reopened, replied, waived } from './closing-events.ts'
import { ParkedUntil, RecordedReply } from './item.ts'
import { liveItem, openItem, parkableItem, standingItem } from './open-item.ts'
import { isAskedToAgree, isSameEnd, owedOn } from './promises.ts'
import { awaitsReply, holdOf, holdsOn, isNamedToReply, mayReplyTo, replyOf, unheardIn } from './standing.ts'

/**
 * Holds an item open. Held and covered exclude each other, so holding what somebody has just called covered opens it
 * again: whichever of the two came first, the item is open and held.
 */
export const hold = command(
  'agenda.hold',
  { itemId: Id, reason: optional(text(600)) },
  (table, actor, { itemId, reason }) => {
    need(actor, 'contribute', 'hold an item open')
    const item = liveItem(table, itemId)
    const before = holdOf(item, actor.party)
    const isNew = !before || (reason !== undefined && reason !== before.reason)
    return isNew
      ? [...(item.state === 'covered' ? [reopened({ itemId })] : []), held({ itemId, reason })]
      : []
  },
)

/** A party lets go of its own hold, and of no other. */
export const letGo = command('agenda.let_go', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'let go of an item')
  return holdOf(openItem(table, itemId), actor.party) ? [hasLetGo({ itemId })] : []
})

/**
 * Marks an item as covered. Not while another party with people at the table holds it open, nor, where the family or
 * the young person brought it before the meeting, without another party's reply; nor by a party that owes a reply to it
 * in writing. A round that was not asked, or not answered, stays readable.
 */
export const cover = command('agenda.cover', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'mark an item as covered')
  const item = liveItem(table, itemId)
  if (item.state === 'covered') return []
  if (item.state === 'parked') throw new Refusal('invalid', 'This item is parked. Open it again first.')
  const other = holdsOn(item).find(({ party }) => party !== actor.party && voicesOf(table).includes(party))
  if (other)
    throw new Refusal(
      'invalid',
      `A party holds this item open: ${partyWord[other.party].toLowerCase()}. It can be covered once that party lets go.`,
    )
  if (awaitsReply(item))
    throw new Refusal(
      'invalid',
      'This matter was brought before the meeting. Another party replies to it first, and the reply is kept.',
    )
  if (owedOn(table, item).some(({ party }) => party === actor.party))
    throw new Refusal(
      'invalid',
      'Your party is to reply to this in writing. Give the reply first, or leave it to another party to mark this as covered.',
    )
  const own = holdOf(item, actor.party) ? [hasLetGo({ itemId })] : []
  return [...own, covered({ itemId, unheard: unheardIn(table, item) })]
})

/** Any party may hold that an item is not covered, or not parked, after all. */
export const reopen = command('agenda.reopen', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'open an item again')
  return openItem(table, itemId).state === 'open' ? [] : [reopened({ itemId })]
})

/**
 * Puts a matter aside, with an end: another meeting, or a reply in writing from somebody by a day. The same end again is
 * nothing new, unless by it a party to whom a reply is owed agrees to another day.
 */
export const park = command(
  'agenda.park',
  { itemId: Id, until: ParkedUntil },
  (table, actor, { itemId, until }) => {
    need(actor, 'contribute', 'park an item')
    const item = parkableItem(table, itemId, actor.at)
    const { state } = meetingAt(table, item.meetingId)
    if (state === 'draft' || state === 'noticed') throw new Refusal('invalid', 'Start the meeting first.')
    if (state === 'live' && item.state === 'covered')
      throw new Refusal('invalid', 'This item is covered. Open it again first.')
    checkEnd(table, until, actor.at)
    const isSame = item.parked && isSameEnd(item.parked.until, until)
    return isSame && !isAskedToAgree(table, item, actor.party) ? [] : [parked({ itemId, until })]
  },
)

function checkEnd(table: Table, until: ParkedUntil, now: Instant) {
  if (until.day !== undefined && until.day < dayOf(now))
    throw new Refusal('invalid', 'Choose a day that has not passed.', 'until.day')
  if (until.kind !== 'written_reply') return
  const { state } = seatAt(table, until.from)
  if (state !== 'seated' && state !== 'invited')
    throw new Refusal('invalid', 'Choose somebody who is at the table.', 'until.from')
}

/**
 * Another party's answer to a matter, in words that stay. A later one of the same party stands beside the former. It
 * speaks for the party, so it comes from somebody who may sign for it, or from the person whom such a one named.
 */
export const reply = command(
  'agenda.reply',
  { itemId: Id, outcome: RecordedReply.shape.outcome, reason: RecordedReply.shape.reason },
  (table, actor, { itemId, ...given }) => {
    const item = standingItem(table, itemId)
    need(actor, isNamedToReply(table, item, actor) ? 'contribute' : 'sign', 'reply for your party')
    if (!mayReplyTo(table, item, actor.party))
      throw new Refusal('forbidden', 'A reply comes from another party than the one that raised the item.')
    const last = replyOf(item, actor.party)
    return last?.outcome === given.outcome && last.reason === given.reason
      ? []
      : [replied({ itemId, ...given })]
  },
)

/** A party does without notice of a matter that was raised in the meeting. */
export const waive = command('agenda.waive', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'sign', 'waive notice for your party')
  const item = openItem(table, itemId)
  if (!item.isRaisedInMeeting)
    throw new Refusal('invalid', 'Everyone had notice of this item; there is nothing to waive.')
  const isWaived = item.raisedBy === actor.party || item.waivers.some(({ party }) => party === actor.party)
  return isWaived ? [] : [waived({ itemId })]
})

export const closingCommands = [hold, letGo, cover, reopen, park, reply, waive] as const
