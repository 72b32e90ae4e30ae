import { useCallback, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { useMinutes } from '../minutes/MinutesProvider.tsx'

/** Those of these items whose part of the text has words in it. Inside a MinutesProvider. */
export function useWritten(itemIds: readonly string[]): string[] {
  const { doc } = useMinutes().connection
  const subscribe = useCallback(
    (listener: () => void) => {
      doc.on('afterTransaction', listener)
      return () => doc.off('afterTransaction', listener)
    },
    [doc],
  )
  const written = () => itemIds.filter((itemId) => hasWords(doc.getXmlFragment(itemId))).join(' ')
  return useSyncExternalStore(subscribe, written).split(' ').filter(Boolean)
}

const hasWords = (part: Y.XmlFragment): boolean =>
  part
    .toArray()
    .some((one) => (one instanceof Y.XmlText ? one.length > 0 : one instanceof Y.XmlElement && hasWords(one)))
