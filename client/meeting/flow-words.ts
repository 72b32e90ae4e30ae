import type {
  AgendaItem,
  ParkedUntil,
  Reading,
  RecordedReply,
  RoundAnswer,
} from '../../shared/agenda/item.ts'
import type { Names } from '../../shared/names.ts'
import { partyWord, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { dayWords } from '../table/days.ts'
import { nameOf } from '../table/use-table.tsx'

/** How an item goes, in words. */

/** The day of the meeting that an item belongs to. */
export function meetingDayWords(table: Table, { meetingId }: AgendaItem): string {
  const meeting = table.meetings[meetingId]
  return meeting ? dayWords(meeting.startsAt.slice(0, 10)) : 'an earlier meeting'
}

export const partyName = (table: Table, party: Party): string =>
  table.parties[party]?.name ?? partyWord[party]

/** "Marlow Hill School and Wexmoor Council". */
export const partiesInWords = (table: Table, parties: readonly Party[]): string =>
  new Intl.ListFormat('en-GB').format(parties.map((party) => partyName(table, party)))

export function answerWords(answer: RoundAnswer): string {
  if (answer.kind === 'nothing_to_add') return 'nothing to add'
  return answer.kind === 'view' ? `“${answer.words}”` : `asks: “${answer.words}”`
}

export const readingWords = (reading: Reading): string =>
  reading.kind === 'reads_right' ? 'reads right' : `needs a change: “${reading.words}”`

export const outcomeWords: Record<RecordedReply['outcome'], string> = {
  accepted: 'accepted',
  in_part: 'accepted in part',
  not_accepted: 'not accepted',
}

/** Until when a matter is parked, as the end of a sentence. */
export function untilWords(until: ParkedUntil, names: Names): string {
  if (until.kind === 'written_reply')
    return `until ${nameOf(names, until.from)} replies in writing, by ${dayWords(until.day)}`
  return until.day === undefined
    ? 'for another meeting, which has no day yet'
    : `for a meeting on ${dayWords(until.day)}`
}
