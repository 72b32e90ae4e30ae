import type { Awareness } from 'y-protocols/awareness'

/**
 * While nobody looks at the page it shows no cursor, and so the server sends it none: most pages of a long meeting lie in
 * the background, and cursors are most of what is sent. Answers with what stops it.
 */
export function hideWhileUnseen(awareness: Awareness, page: Document): () => void {
  let kept = awareness.getLocalState()
  const look = () => {
    if (page.visibilityState === 'hidden') {
      kept = awareness.getLocalState() ?? kept
      awareness.setLocalState(null)
    } else if (awareness.getLocalState() === null) awareness.setLocalState(kept)
  }
  page.addEventListener('visibilitychange', look)
  look()
  return () => page.removeEventListener('visibilitychange', look)
}
