import type { SeatHeld } from '../../shared/protocol.ts'

type Held = Pick<SeatHeld, 'workspaceId' | 'seatId'>

/**
 * Takes the texts of seats that this device no longer holds off it: the drafts and notes of a party are nothing for whoever
 * has the device next. Words that never reached the server stay until somebody has read them.
 */
export async function forgetSeatsNotHeld(held: readonly Held[]): Promise<void> {
  const kept = await seatsKept()
  const gone = kept.filter((one) => !held.some((other) => other.seatId === one.seatId))
  if (gone.length === 0) return
  const { letGoOfSentCopies } = await import('../minutes/left-words.ts')
  for (const { workspaceId, seatId } of gone) await letGoOfSentCopies(workspaceId, seatId)
}

/** The seats whose texts this device has copies of, as `copiesOf` names them. */
async function seatsKept(): Promise<Held[]> {
  try {
    const seats = (await indexedDB.databases()).flatMap(({ name }): Held[] => {
      const [place, workspaceId, seatId, ...text] = name?.split('/') ?? []
      return place === 'concord' && workspaceId && seatId && text.length > 0 ? [{ workspaceId, seatId }] : []
    })
    return [...new Map(seats.map((seat) => [seat.seatId, seat])).values()]
  } catch {
    // A browser that does not say, or keeps nothing.
    return []
  }
}
