import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useMinutes } from '../minutes/MinutesProvider.tsx'
import { hashOf, plainWords } from './section-words.ts'

/** The hash of an item's minutes as this page has them now; nothing until they have arrived. */
export function useSectionHash(itemId: string): string | undefined {
  const { connection, hasArrived } = useMinutes()
  const section = connection.doc.getXmlFragment(itemId)
  const subscribe = useCallback(
    (listener: () => void) => {
      section.observeDeep(listener)
      return () => section.unobserveDeep(listener)
    },
    [section],
  )
  const words = useSyncExternalStore(subscribe, () => plainWords(section))
  return useMemo(() => (hasArrived ? hashOf(words) : undefined), [hasArrived, words])
}
