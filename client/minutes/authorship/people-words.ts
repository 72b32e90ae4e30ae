import type { Deed, Removal, Written } from '../../../shared/minutes/authorship.ts'
import type { Names } from '../../../shared/names.ts'
import { partyWord, type Party } from '../../../shared/seats/seat.ts'
import type { Table } from '../../../shared/table.ts'
import { momentWords } from '../../table/days.ts'
import { nameOf } from '../../table/use-table.tsx'

/** Who sits where. */
type People = Pick<Table, 'seats'>

export type Hand = { name: string; party: Party; initials: string }

/** Whose hand it was, as the page shows people; the log knows the seat. */
export function handOf(table: People, names: Names, seatId: string): Hand {
  const name = nameOf(names, seatId)
  return { name, party: table.seats[seatId]?.party ?? 'other', initials: initialsOf(name) }
}

/** `Grace Okafor, local authority`. */
export function handWords(table: People, names: Names, seatId: string): string {
  const { name, party } = handOf(table, names, seatId)
  return `${name}, ${partyWord[party].toLowerCase()}`
}

const deedWords = (table: People, names: Names, { seatId, at }: Deed) =>
  `${handWords(table, names, seatId)}, ${momentWords(at)}`

/** `Grace Okafor, local authority, 14:05`, and who put the words where they stand when it was somebody else. */
export function writtenWords(table: People, names: Names, { by, movedBy }: Written): string {
  const wrote = deedWords(table, names, by)
  if (!movedBy || movedBy.seatId === by.seatId) return wrote
  return `${wrote}. Put here by ${deedWords(table, names, movedBy)}`
}

export function removedWords(table: People, names: Names, { by }: Removal): string {
  return `removed by ${deedWords(table, names, by)}`
}

/** One word's letter, or the first and the last word's. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
  const [first = '?'] = letters
  return [first, ...(letters.length > 1 ? letters.slice(-1) : [])].join('').toUpperCase()
}

/** Who wrote a passage, and who removed it if somebody did. */
export function passageWords(
  table: People,
  names: Names,
  { written, removal }: { written: Written; removal: Removal | null },
): string {
  const wrote = writtenWords(table, names, written)
  return removal ? `${wrote}; ${removedWords(table, names, removal)}` : wrote
}
