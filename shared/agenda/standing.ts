import { voicesOf } from '../actions/standing.ts'
import type { Party, Seat } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import { chainOf } from './chain.ts'
import type { AgendaItem, Hold, ReadBack, RecordedReply, Round } from './item.ts'
import { parkingsOf } from './promises.ts'

/** How an item stands now, read from its lists. Nothing here is stored, so nothing here can disagree. */

type ByParty = { party: Party }

const lastOf = <Given extends ByParty>(given: readonly Given[], party: Party): Given | undefined =>
  given.findLast((one) => one.party === party)

/** The round that is being asked, or was answered last, since the item was last opened again. */
export const roundOf = (item: AgendaItem): Round | undefined =>
  item.rounds.length > (item.earlier?.rounds ?? 0) ? item.rounds.at(-1) : undefined

/** The party's answer that holds in a round, or undefined: no answer is no answer. */
export const answerIn = (round: Round | undefined, party: Party) => lastOf(round?.answers ?? [], party)

/** The parties with somebody at the table that have not answered the round, or all of them when none was asked. */
export const unheardIn = (table: Table, item: AgendaItem): Party[] =>
  voicesOf(table).filter((party) => !answerIn(roundOf(item), party))

/** The read-back of the item’s minutes since the item was last opened again. */
export const readBackOf = (item: AgendaItem): ReadBack | undefined =>
  item.readBacks.length > (item.earlier?.readBacks ?? 0) ? item.readBacks.at(-1) : undefined

export const readingIn = (readBack: ReadBack | undefined, party: Party) =>
  lastOf(readBack?.readings ?? [], party)

/** The party's hold on the item, until it lets go. */
export function holdOf(item: AgendaItem, party: Party): Hold | undefined {
  const hold = lastOf(item.holds, party)
  return hold?.letGo ? undefined : hold
}

/** Every party's hold that still stands. */
export const holdsOn = (item: AgendaItem): Hold[] =>
  item.holds.filter((hold) => holdOf(item, hold.party) === hold)

/** The party's reply that holds. */
export const replyOf = (item: AgendaItem, party: Party): RecordedReply | undefined =>
  lastOf(item.replies, party)

/** Who was asked for a reply in writing, and by whom, at whichever of its meetings. */
const askedToReply = (table: Table, item: AgendaItem): { from: Id; by: Id; party: Party }[] =>
  chainOf(table, item)
    .flatMap(parkingsOf)
    .flatMap(({ until, by, party }) =>
      until.kind === 'written_reply' ? [{ from: until.from, by, party }] : [],
    )

/**
 * Whether the matter was parked until this person replies, by somebody who signs for the same party. Another party, or
 * somebody who does not sign, cannot choose who speaks for it.
 */
export const isNamedToReply = (
  table: Table,
  item: AgendaItem,
  { seatId, party }: { seatId: Id; party: Party },
): boolean =>
  askedToReply(table, item).some(
    (asked) =>
      asked.from === seatId && asked.party === party && table.seats[asked.by]?.powers.includes('sign'),
  )

/** Whether a reply of this party belongs to the item: another raised it, or it was parked until one of theirs replies. */
export function mayReplyTo(table: Table, item: AgendaItem, party: Party): boolean {
  if (askedToReply(table, item).some(({ from }) => table.seats[from]?.party === party)) return true
  return item.raisedBy !== undefined && !item.isUsual && item.raisedBy !== party
}

/** Whether this seat replies for its party: somebody who may sign for it, or the person whom such a one named. */
export const mayReplyFor = (table: Table, item: AgendaItem, { id, party, powers }: Seat): boolean =>
  mayReplyTo(table, item, party) &&
  powers.includes(isNamedToReply(table, item, { seatId: id, party }) ? 'contribute' : 'sign')

/** Whether the family or the young person brought this matter before the meeting: it is answered before it is covered. */
export const needsReply = (item: AgendaItem): boolean =>
  (item.raisedBy === 'family' || item.raisedBy === 'young_person') && !item.isUsual && !item.isRaisedInMeeting

export const awaitsReply = (item: AgendaItem): boolean =>
  needsReply(item) && !item.replies.some(({ party }) => party !== item.raisedBy)

/** The parties that had no notice of an item raised in the meeting and have not done without it. */
export const unwaivedBy = (table: Table, item: AgendaItem): Party[] =>
  item.isRaisedInMeeting
    ? voicesOf(table).filter((party) => party !== item.raisedBy && !lastOf(item.waivers, party))
    : []

/**
 * Whether a matter that was raised in the meeting waits for the next one, of which everyone has notice: so until every
 * party with people at the table has waived, and at least one has. A party that is alone there does without notice for
 * nobody else. Until then nothing but “take away” is an answer to it.
 */
export const isForNextMeeting = (table: Table, item: AgendaItem): boolean =>
  item.isRaisedInMeeting && (item.waivers.length === 0 || unwaivedBy(table, item).length > 0)

/** Whether others have said anything to a matter, or put anything on it: then its words stay as they were read. */
const isAnswered = (table: Table, item: AgendaItem): boolean =>
  [
    ...item.replies,
    ...item.waivers,
    ...item.rounds.flatMap(({ answers }) => answers),
    ...item.readBacks.flatMap(({ readings }) => readings),
    ...[table.statements, table.proposals]
      .flatMap((things) => Object.values<{ itemId: Id; party: Party }>(things))
      .filter(({ itemId }) => itemId === item.id),
  ].some(({ party }) => party !== item.raisedBy)

/**
 * Whether the party that raised a matter may still say it in other words: until others have answered it, and until the
 * meeting begins of which everyone was told with it. Else what nobody had notice of could come in under another name.
 */
export const mayBeReworded = (table: Table, item: AgendaItem): boolean =>
  !isAnswered(table, item) && (item.isRaisedInMeeting || table.meetings[item.meetingId]?.state !== 'live')
