import type { AgendaItem, ParkedUntil } from '../../shared/agenda/item.ts'
import { isSameEnd, parkingsOf, type Owed } from '../../shared/agenda/promises.ts'
import type { Names } from '../../shared/names.ts'
import type { Table } from '../../shared/table.ts'
import { dayWords, distanceWords, today } from '../table/days.ts'
import { nameOf, personOf } from '../table/use-table.tsx'
import { partiesInWords, untilWords } from './flow-words.ts'

/** What somebody owes in writing: the day that holds, how far it is, and what was said since without everybody’s word. */
export function owedWords(table: Table, names: Names, owed: Owed, now = today()): string {
  const { from, due, other } = owed
  const who = personOf(table, names, from)
  const first = `${who} ${due < now ? 'was to reply' : 'replies'} by ${dayWords(due, now)} · ${distanceWords(due, now)}`
  if (!other) return first
  const said = `${partiesInWords(table, other.saidBy)} would ${moveWords(table, names, owed, other.until, now)}`
  return `${first}. ${said}. Not agreed by ${partiesInWords(table, other.missing)}.`
}

function moveWords(table: Table, names: Names, { party }: Owed, until: ParkedUntil, now: string): string {
  const isOwn = until.kind === 'written_reply' && table.seats[until.from]?.party === party
  return isOwn ? `move that to ${dayWords(until.day, now)}` : `park it ${untilWords(until, names)}`
}

/** The ends that a matter was given before the one that it has, the earliest first. */
export function earlierEnds(item: AgendaItem, names: Names): string[] {
  const ends = parkingsOf(item).filter(({ until }) => !item.parked || !isSameEnd(until, item.parked.until))
  return ends.map(
    ({ by, at, until }) => `${untilWords(until, names)} (${nameOf(names, by)}, ${dayWords(at.slice(0, 10))})`,
  )
}
