import { useState } from 'react'

const unsent = new Map<string, string>()

/**
 * Words typed into a form, kept in this page until they are sent: a form that was closed by mistake has them again.
 * Nothing is written to the device.
 */
export function useKept(place: string) {
  const [words, setWords] = useState(unsent.get(place) ?? '')
  const set = (next: string) => {
    unsent.set(place, next)
    setWords(next)
  }
  return { words, set, forget: () => void unsent.delete(place) }
}
