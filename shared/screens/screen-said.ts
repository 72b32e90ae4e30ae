import { z } from 'zod'
import type { Names } from '../names.ts'
import { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id } from '../words.ts'

/** Words that were recorded as said, and what stands beside them: none of it is above another. */
export const SaidOnScreen = z.object({
  id: Id,
  speaker: z.string(),
  party: Party,
  words: z.string(),
  versions: z.array(z.object({ by: z.string(), isSpeakers: z.boolean(), words: z.string() })),
})
export type SaidOnScreen = z.infer<typeof SaidOnScreen>

const shownAtOnce = 3

/** What was recorded as said on an item, the newest first, as far as a wall has room for it. */
export function newestSaid(table: Table, names: Names, itemId: Id): SaidOnScreen[] {
  const nameOf = (seatId: Id) => names.seats[seatId] ?? ''
  return Object.values(table.said)
    .filter((said) => said.itemId === itemId)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, shownAtOnce)
    .map(({ id, speakerSeatId, words, versions }) => ({
      id,
      speaker: nameOf(speakerSeatId),
      party: table.seats[speakerSeatId]?.party ?? 'other',
      words,
      versions: versions.map((version) => ({
        by: nameOf(version.by),
        isSpeakers: version.by === speakerSeatId,
        words: version.words,
      })),
    }))
}
