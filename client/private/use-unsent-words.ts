import { useState } from 'react'
import { useTable } from '../table/use-table.tsx'

/** What was begun for the party's channel and not sent, kept on the device: a phone that sleeps may lose the page. */
export function useUnsentWords() {
  const { live } = useTable()
  const key = `concord.private-unsent.${live.seatId}`
  const [words, setWords] = useState(() => onDevice((storage) => storage.getItem(key)) ?? '')
  const set = (next: string) => {
    setWords(next)
    onDevice((storage) => (next ? storage.setItem(key, next) : storage.removeItem(key)))
  }
  return { words, set }
}

function onDevice<Result>(deed: (storage: Storage) => Result): Result | undefined {
  try {
    return deed(localStorage)
  } catch {
    // A full or forbidden storage costs only the copy: the words are still in this page.
    return undefined
  }
}
