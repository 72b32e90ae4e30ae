import { useCallback, useSyncExternalStore } from 'react'
import { useMinutes } from '../minutes/MinutesProvider.tsx'
import { draftWords } from './draft-words.ts'

/** What one part of the party’s drafts says now, as it would be posted. */
export function useDraftWords(part: string): string {
  const { connection } = useMinutes()
  const section = connection.doc.getXmlFragment(part)
  const subscribe = useCallback(
    (listener: () => void) => {
      section.observeDeep(listener)
      return () => section.unobserveDeep(listener)
    },
    [section],
  )
  return useSyncExternalStore(subscribe, () => draftWords(section))
}
