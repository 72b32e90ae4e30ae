import { useEffect, useRef } from 'react'

/**
 * Keeps the keyboard where it was: when the button that was pressed goes away because its deed is done, or is folded away, the
 * part of the page that it stood in takes the focus. For an element with `tabIndex={-1}`.
 */
export function useKeptFocus<Part extends HTMLElement>() {
  const part = useRef<Part>(null)
  const had = useRef<Element | null>(null)
  useEffect(() => {
    const { current } = part
    const enter = (event: FocusEvent) => (had.current = event.target instanceof Element ? event.target : null)
    // Who goes elsewhere by themselves is not brought back; what is taken off the page is not on it any more.
    const leave = (event: FocusEvent) => {
      const { target, relatedTarget } = event
      queueMicrotask(() => {
        if (relatedTarget || (target instanceof Element && target.isConnected)) had.current = null
      })
    }
    current?.addEventListener('focusin', enter)
    current?.addEventListener('focusout', leave)
    return () => {
      current?.removeEventListener('focusin', enter)
      current?.removeEventListener('focusout', leave)
    }
  })
  useEffect(() => {
    const { activeElement } = document
    const isLost = !activeElement || activeElement === document.body || !isInSight(activeElement)
    if (!had.current || isInSight(had.current) || !isLost) return
    had.current = null
    part.current?.focus({ preventScroll: true })
  })
  return part
}

const isInSight = (element: Element) => element.isConnected && element.checkVisibility()
