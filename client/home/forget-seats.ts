import { unsent } from '../forms/drafts.ts'
import { keptAnswers } from '../offline/kept-answers.ts'
import { forgetTable, seatsOfKeptTables, type SeatOnDevice } from '../offline/kept-table.ts'

/**
 * Takes the table and the texts of seats that this device no longer holds off it: the drafts and notes of a party are
 * nothing for whoever has the device next. Words that never reached the server stay until somebody has read them.
 */
export async function forgetSeatsNotHeld(
  kept: readonly SeatOnDevice[],
  held: readonly SeatOnDevice[],
): Promise<void> {
  const gone = kept.filter((one) => !held.some((other) => other.seatId === one.seatId))
  for (const seat of gone) unsent.forgetSeat(seat)
  for (const seat of gone) await forgetTable(keptAnswers, seat)
  const texts = await seatsOfTexts()
  for (const { workspaceId, seatId } of gone.filter((one) =>
    texts.some(({ seatId }) => seatId === one.seatId),
  )) {
    const { letGoOfSentCopies } = await import('../minutes/left-words.ts')
    await letGoOfSentCopies(workspaceId, seatId)
  }
}

/** The seats of which this device has a table, a text, or something unsent. */
export async function seatsKept(): Promise<SeatOnDevice[]> {
  const seats = [...(await seatsOfTexts()), ...(await seatsOfKeptTables(keptAnswers)), ...unsent.seats()]
  return [...new Map(seats.map((seat) => [seat.seatId, seat])).values()]
}

/** The seats whose texts this device has copies of, as `copiesOf` names them. */
export async function seatsOfTexts(): Promise<SeatOnDevice[]> {
  try {
    const seats = (await indexedDB.databases()).flatMap(({ name }): SeatOnDevice[] => {
      const [place, workspaceId, seatId, ...text] = name?.split('/') ?? []
      return place === 'concord' && workspaceId && seatId && text.length > 0 ? [{ workspaceId, seatId }] : []
    })
    return [...new Map(seats.map((seat) => [seat.seatId, seat])).values()]
  } catch {
    // A browser that does not say, or keeps nothing.
    return []
  }
}
