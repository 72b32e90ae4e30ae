import type { AgendaItem, Covered, RecordedReply, RoundAnswer } from '../../shared/agenda/item.ts'
import { answerIn, readBackOf, readingIn, roundOf } from '../../shared/agenda/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'

/** What each party has to do with an item’s round and read-back. */

/** Whether an open item's round or read-back still waits for this party, also once the table has gone on. */
export function awaitsAnswerOf(item: AgendaItem, party: Party): boolean {
  const round = roundOf(item)
  const readBack = readBackOf(item)
  const isAwaited = (round && !answerIn(round, party)) || (readBack && !readingIn(readBack, party))
  return item.state === 'open' && Boolean(isAwaited)
}

/** The parties whose last reading, when the item was covered, was that its minutes need a change. */
export function changeWantedBy(item: AgendaItem, covered: Covered): Party[] {
  const readings = readBackOf(item)?.readings.filter(({ at }) => at <= covered.at) ?? []
  return parties.filter(
    (party) => readings.findLast((one) => one.party === party)?.reading.kind === 'needs_change',
  )
}

/** What was answered in rounds and read back before an item was last opened again, the earliest first. */
export const saidBeforeReopening = ({ rounds, readBacks, earlier }: AgendaItem) =>
  [
    ...rounds.slice(0, earlier?.rounds ?? 0).flatMap(({ answers }) => answers),
    ...readBacks.slice(0, earlier?.readBacks ?? 0).flatMap(({ readings }) => readings),
  ].toSorted((one, other) => one.at.localeCompare(other.at))

/** What a party had replied before the reply that holds, the latest first: that stays beside it. */
export const repliesBefore = (item: AgendaItem, party: Party): RecordedReply[] =>
  item.replies
    .filter((reply) => reply.party === party)
    .slice(0, -1)
    .toReversed()

type Given = { by: string; answer: RoundAnswer }

/** The last answers of others of the party, given before the one that holds: the latest first, one of each person. */
export function answersBefore(item: AgendaItem, party: Party): Given[] {
  const answers = roundOf(item)?.answers.filter((one) => one.party === party) ?? []
  const people = new Set(answers.map(({ by }) => by).toReversed())
  return [...people].slice(1).flatMap((by) => answers.findLast((one) => one.by === by) ?? [])
}
