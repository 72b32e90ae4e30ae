import { useState } from 'react'

/** Which of several wordings, one after the other, somebody has read. */
export type Read = {
  /** The number of the one that they have in front of them. */
  number: number
  /** A newer one came meanwhile, and has not been read. */
  isSuperseded: boolean
  /** They have read the newer one. */
  readOn: () => void
}

/**
 * The wording that a form's reader has in front of them. It stays when somebody rewords meanwhile, so that nobody answers
 * words that they have not read.
 */
export function useRead(latest: number): Read {
  const [number, setNumber] = useState(latest)
  return { number, isSuperseded: number < latest, readOn: () => setNumber(latest) }
}
