import { z } from 'zod'
import { writtenIn } from '../table/WaitingWords.tsx'

/** What was asked or begun on this device for one seat and never sent. */
export type LeftBehind = { seatId: string; texts: string[] }

const ofSeat = /^concord\.(waiting|private|private-unsent)\.([^.]+)(?:\..+)?$/
const Kept = z.object({ command: z.looseObject({ type: z.string() }) })

/** The words of seats that this device does not hold any more. */
export function wordsOfEndedSeats(storage: Storage, heldSeatIds: readonly string[]): LeftBehind[] {
  const found = new Map<string, string[]>()
  for (const { key, kind, seatId } of keysIn(storage)) {
    if (heldSeatIds.includes(seatId)) continue
    const kept = storage.getItem(key) ?? ''
    const texts = kind === 'private-unsent' ? [kept] : textsIn(kept)
    found.set(seatId, [...(found.get(seatId) ?? []), ...texts])
  }
  return [...found].flatMap(([seatId, texts]) => (texts.length > 0 ? [{ seatId, texts }] : []))
}

export function letGoOfWords(storage: Storage, ended: string): void {
  for (const { key, seatId } of keysIn(storage)) if (seatId === ended) storage.removeItem(key)
}

function keysIn(storage: Storage) {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '')
  return keys.flatMap((key) => {
    const [, kind, seatId] = ofSeat.exec(key) ?? []
    return kind && seatId ? [{ key, kind, seatId }] : []
  })
}

function textsIn(json: string): string[] {
  try {
    const kept = Kept.safeParse(JSON.parse(json)).data
    return kept ? writtenIn(kept) : []
  } catch {
    return []
  }
}
