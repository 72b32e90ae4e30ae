import { useState } from 'react'
import { useTable } from '../table/use-table.tsx'

const unsent = new Map<string, string>()

/**
 * Words typed into a form, kept in this page until they are sent: a form that was closed by mistake has them again.
 * Nothing is written to the device.
 */
export function useKept(place: string, initially = '') {
  const key = useKeptKey(place)
  const [words, setWords] = useState(unsent.get(key) ?? initially)
  const set = (next: string) => {
    unsent.set(key, next)
    setWords(next)
  }
  return { words, set, forget: () => void unsent.delete(key) }
}

/** A place in one's own seat: what was begun there is never shown in another. */
export function useKeptKey(place: string): string {
  const { live } = useTable()
  return `${live.workspaceId} ${live.seatId} ${place}`
}
