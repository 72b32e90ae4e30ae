import { useRef, useState } from 'react'
import { useTable } from '../table/use-table.tsx'

/** What was begun for the party's channel and not sent, kept on the device: a phone that sleeps may lose the page. */
export function useUnsentWords() {
  const { live } = useTable()
  const key = `concord.private-unsent.${live.seatId}`
  const [words, setWords] = useState(() => onDevice((storage) => storage.getItem(key)) ?? '')
  const latest = useRef(words)
  const set = (next: string) => {
    latest.current = next
    setWords(next)
    onDevice((storage) => (next ? storage.setItem(key, next) : storage.removeItem(key)))
  }
  /** Before whatever was begun since they were taken. */
  const putBack = (former: string) => set([former, latest.current].filter(Boolean).join('\n'))
  return { words, set, putBack }
}

function onDevice<Result>(deed: (storage: Storage) => Result): Result | undefined {
  try {
    return deed(localStorage)
  } catch {
    // A full or forbidden storage costs only the copy: the words are still in this page.
    return undefined
  }
}
