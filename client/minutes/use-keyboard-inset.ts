import { useEffect, type RefObject } from 'react'

/** Lifts a bar at the foot of the screen above an on-screen keyboard that covers the page instead of shrinking it. */
export function useKeyboardInset(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport
    if (!view) return
    const lift = () => {
      const coveredPx = Math.max(0, window.innerHeight - view.height - view.offsetTop)
      // Pinched: what covers the page is the zoom, not a keyboard.
      bar.current?.style.setProperty('--covered', view.scale > 1 ? '0px' : `${coveredPx}px`)
    }
    lift()
    view.addEventListener('resize', lift)
    view.addEventListener('scroll', lift)
    return () => {
      view.removeEventListener('resize', lift)
      view.removeEventListener('scroll', lift)
    }
  }, [bar])
}
