import { useCallback, useEffect, useRef, useState } from 'react'

export const sectionId = (itemId: string) => `item-${itemId}`

const sectionOf = (itemId: string | undefined) =>
  itemId === undefined ? null : document.getElementById(sectionId(itemId))

/** What the bar above and the edge below leave of the page for reading, as margins of the window. */
const readingPlace = '-80px 0px -15% 0px'

/**
 * Brings the page to the item that the table turns to. Who writes just then, or has gone to read elsewhere, stays
 * where they are: `isAway` says so, and `goTo` is the way back. `arrive` begins where the table is.
 */
export function useFollowing(currentItemId: string | undefined) {
  const last = useRef(currentItemId)
  const goTo = useCallback((itemId: string) => {
    // After the pane that was hidden is shown.
    requestAnimationFrame(() => {
      const section = sectionOf(itemId)
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      section?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' })
      section?.focus({ preventScroll: true })
    })
  }, [])
  // A page that is opened in mid-meeting begins where the table is, once there is text to measure.
  const [hasArrived, setHasArrived] = useState(false)
  const arrived = useRef(false)
  const arrive = useCallback(() => {
    if (arrived.current) return
    arrived.current = true
    setHasArrived(true)
    const isAtTop = window.scrollY < 40
    // Or at the item that its address names, where somebody was sent there.
    const linked = document.getElementById(location.hash.slice(1))
    if (isAtTop) (linked ?? sectionOf(last.current))?.scrollIntoView({ block: 'start' })
  }, [])
  const away = useRef(false)
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    if (currentItemId === last.current) return
    const wasFollowing = last.current === undefined || !away.current
    last.current = currentItemId
    const isWriting = document.activeElement?.closest(
      '[contenteditable="true"], input, textarea, [role="dialog"]',
    )
    if (wasFollowing && !isWriting) sectionOf(currentItemId)?.scrollIntoView({ block: 'start' })
  }, [currentItemId])
  useEffect(() => {
    const see = (isSeen: boolean) => {
      away.current = !isSeen
      setIsAway(!isSeen)
    }
    const section = hasArrived ? sectionOf(currentItemId) : null
    const observer = new IntersectionObserver((entries) => see(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: readingPlace,
    })
    if (section) observer.observe(section)
    else see(true)
    return () => observer.disconnect()
  }, [currentItemId, hasArrived])
  return { goTo, arrive, isAway }
}
