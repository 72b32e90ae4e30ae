import { useCallback, useEffect, useRef } from 'react'

export const sectionId = (itemId: string) => `item-${itemId}`

/**
 * Brings the page to the item that the table turns to, unless this person is writing just then. Answers with a way
 * to go to any item, and to begin where the table is.
 */
export function useFollowing(currentItemId: string | undefined) {
  const last = useRef(currentItemId)
  const goTo = useCallback((itemId: string) => {
    // After the pane that was hidden is shown.
    requestAnimationFrame(() => {
      const section = document.getElementById(sectionId(itemId))
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      section?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' })
      section?.focus({ preventScroll: true })
    })
  }, [])
  // A page that is opened in mid-meeting begins where the table is, once there is text to measure.
  const hasArrived = useRef(false)
  const arrive = useCallback(() => {
    if (hasArrived.current) return
    hasArrived.current = true
    const isAtTop = window.scrollY < 40
    if (last.current && isAtTop)
      document.getElementById(sectionId(last.current))?.scrollIntoView({ block: 'start' })
  }, [])
  useEffect(() => {
    if (currentItemId === last.current) return
    last.current = currentItemId
    const isWriting = document.activeElement?.closest(
      '[contenteditable="true"], input, textarea, [role="dialog"]',
    )
    if (currentItemId && !isWriting)
      document.getElementById(sectionId(currentItemId))?.scrollIntoView({ block: 'start' })
  }, [currentItemId])
  return { goTo, arrive }
}
