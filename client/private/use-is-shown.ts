import { useEffect, useState, type RefObject } from 'react'

/** Whether somebody can see an element now: it is on the screen, and the page is not in the background. */
export function useIsShown(place: RefObject<HTMLElement | null>): boolean {
  const [isOnScreen, setOnScreen] = useState(false)
  const [isPageShown, setPageShown] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    if (!place.current) return
    const watch = new IntersectionObserver((entries) =>
      setOnScreen(entries.some(({ isIntersecting }) => isIntersecting)),
    )
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [place])
  useEffect(() => {
    const look = () => setPageShown(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isOnScreen && isPageShown
}
