import { useState } from 'react'
import { useTable } from '../table/use-table.tsx'
import { UnsentWords } from './unsent-words.ts'

const unsent = new UnsentWords(() => sessionStorage)

/**
 * Words typed into a form, kept in this tab until they are sent: a form that was closed by mistake has them again, and so
 * has a page that was loaded again or that a phone threw away. They are gone with the tab.
 */
export function useKept(place: string, initially = '') {
  const key = useKeptKey(place)
  const [words, setWords] = useState(() => unsent.at(key) ?? initially)
  const set = (next: string) => {
    unsent.keep(key, next)
    setWords(next)
  }
  return { words, set, forget: () => unsent.forget(key) }
}

/** A place in one's own seat: what was begun there is never shown in another. */
export function useKeptKey(place: string): string {
  const { live } = useTable()
  return `${live.workspaceId} ${live.seatId} ${place}`
}
