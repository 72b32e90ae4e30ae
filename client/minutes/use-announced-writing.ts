import { useEffect } from 'react'
import type * as Y from 'yjs'
import { announce } from '../ui/announce.ts'
import { authorOf } from './author.ts'
import type { AtMinutes } from './MinutesProvider.tsx'

const quietForMs = 10_000

/** Tells a screen reader that somebody else began to write in a section: once, until they have paused for a while. */
export function useAnnouncedWriting(at: AtMinutes, itemId: string, label: string, ownSeatId: string): void {
  const { connection, hasArrived } = at
  useEffect(() => {
    if (!hasArrived) return
    const { doc, awareness } = connection
    const section = doc.getXmlFragment(itemId)
    const wroteAt = new Map<string, number>()
    const hear = (_events: unknown, transaction: Y.Transaction) => {
      if (transaction.local) return
      for (const client of writersIn(transaction)) {
        const author = authorOf(awareness.getStates().get(client)?.user)
        if (!author || author.seatId === ownSeatId) continue
        const isFresh = Date.now() - (wroteAt.get(author.seatId) ?? 0) > quietForMs
        wroteAt.set(author.seatId, Date.now())
        if (isFresh) announce(`${author.name} wrote in ${label}`)
      }
    }
    section.observeDeep(hear)
    return () => section.unobserveDeep(hear)
  }, [connection, hasArrived, itemId, label, ownSeatId])
}

/** Those who added something. Who only took something away, Yjs does not say. */
function writersIn({ beforeState, afterState }: Y.Transaction): number[] {
  return [...afterState].flatMap(([client, clock]) =>
    clock > (beforeState.get(client) ?? 0) ? [client] : [],
  )
}
