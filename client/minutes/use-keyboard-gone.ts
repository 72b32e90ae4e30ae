import { useEffect, useRef } from 'react'
import { watchKeyboard } from './keyboard-watch.ts'

/** Tells when a phone's keyboard was put away while something kept the focus. */
export function useKeyboardGone(onGone: () => void): void {
  const latest = useRef(onGone)
  useEffect(() => {
    latest.current = onGone
  })
  useEffect(() => {
    const view = window.visualViewport
    if (!view || !matchMedia('(pointer: coarse)').matches) return
    // A copy: the view itself changes with the page.
    const size = () => ({ width: view.width, height: view.height })
    const isGone = watchKeyboard(size())
    const see = () => isGone(size()) && latest.current()
    view.addEventListener('resize', see)
    return () => view.removeEventListener('resize', see)
  }, [])
}
