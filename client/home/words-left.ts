import { z } from 'zod'
import { writtenIn } from '../table/WaitingWords.tsx'

/** What was asked or begun on this device for one seat and never sent: for the table, and for its own party alone. */
export type LeftBehind = { seatId: string; texts: string[]; privateTexts: string[] }

const ofSeat = /^concord\.(waiting|private|private-unsent)\.([^.]+)(?:\..+)?$/
const Kept = z.object({ command: z.looseObject({ type: z.string() }) })

/** The words of seats that this device does not hold any more. */
export function wordsOfEndedSeats(storage: Storage, heldSeatIds: readonly string[]): LeftBehind[] {
  const found = new Map<string, LeftBehind>()
  for (const { kind, seatId, texts } of keptOfEnded(storage, heldSeatIds)) {
    const left = found.get(seatId) ?? { seatId, texts: [], privateTexts: [] }
    found.set(seatId, left)
    ;(kind === 'waiting' ? left.texts : left.privateTexts).push(...texts)
  }
  return [...found.values()].filter(({ texts, privateTexts }) => texts.length + privateTexts.length > 0)
}

/** What seats that have ended asked without words: it can neither be sent nor read. */
export function letGoOfWordless(storage: Storage, heldSeatIds: readonly string[]): void {
  for (const { key, texts } of keptOfEnded(storage, heldSeatIds))
    if (texts.length === 0) storage.removeItem(key)
}

export function letGoOfWords(storage: Storage, ended: string): void {
  for (const { key, seatId } of keysIn(storage)) if (seatId === ended) storage.removeItem(key)
}

function keptOfEnded(storage: Storage, heldSeatIds: readonly string[]) {
  const ended = keysIn(storage).filter(({ seatId }) => !heldSeatIds.includes(seatId))
  return ended.map(({ key, kind, seatId }) => {
    const kept = storage.getItem(key) ?? ''
    return { key, kind, seatId, texts: kind === 'private-unsent' ? [kept].filter(Boolean) : textsIn(kept) }
  })
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
