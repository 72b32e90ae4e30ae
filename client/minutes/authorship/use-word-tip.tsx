import { useEffect, useRef, useState, type RefObject } from 'react'
import styles from './Authored.module.css'

type Tip = { words: string; left: number; top: number; isBelow: boolean }

const leaveMs = 200
const roomPx = 48
const widestPx = 360

/**
 * Words beside what the pointer is on. They stay while the pointer is on them, and go with Escape, scrolling or typing.
 * `wordsFor` says what there is to say about an element, if anything.
 */
export function useWordTip(
  area: RefObject<HTMLElement | null>,
  wordsFor: (at: HTMLElement) => string | null,
) {
  const [tip, setTip] = useState<Tip | null>(null)
  const own = useRef<HTMLDivElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useRef(wordsFor)
  useEffect(() => {
    ask.current = wordsFor
  })
  useEffect(() => {
    const element = area.current
    if (!element) return
    let at: EventTarget | null = null
    const hide = () => {
      at = null
      setTip(null)
    }
    // Moves, because after scrolling or typing the pointer is on a word that it did not enter.
    const over = (event: PointerEvent) => {
      const { target } = event
      if (event.pointerType !== 'mouse' || target === at || !(target instanceof HTMLElement)) return
      if (own.current?.contains(target)) return
      const words = ask.current(target)
      if (words === null) {
        if (at !== null) out()
      } else {
        clearTimeout(leaving.current)
        setTip({ words, ...placeOf(target, event) })
      }
      at = words === null ? null : target
    }
    const out = () => {
      at = null
      clearTimeout(leaving.current)
      leaving.current = setTimeout(hide, leaveMs)
    }
    const key = ({ key }: KeyboardEvent) => {
      if (key !== 'Shift' && key !== 'Control' && key !== 'Alt') hide()
    }
    element.addEventListener('pointermove', over)
    element.addEventListener('pointerleave', out)
    element.addEventListener('pointerdown', hide)
    document.addEventListener('keydown', key)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      clearTimeout(leaving.current)
      element.removeEventListener('pointermove', over)
      element.removeEventListener('pointerleave', out)
      element.removeEventListener('pointerdown', hide)
      document.removeEventListener('keydown', key)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [area])
  return (
    tip && (
      <div
        ref={own}
        className={styles.tip}
        role="tooltip"
        data-below={tip.isBelow || undefined}
        style={{ left: tip.left, top: tip.top }}
        onPointerEnter={() => clearTimeout(leaving.current)}
        onPointerLeave={() => setTip(null)}
      >
        {tip.words}
      </div>
    )
  )
}

/** Above the line of the words that the pointer is on, below it where there is no room. */
function placeOf(element: HTMLElement, { clientX, clientY }: PointerEvent): Omit<Tip, 'words'> {
  const lines = [...element.getClientRects()]
  const line = lines.find(({ top, bottom }) => top <= clientY && clientY <= bottom) ?? lines[0]
  const { top = clientY, bottom = clientY, left: start = clientX } = line ?? {}
  const isBelow = top < roomPx * 2.5
  const left = Math.max(8, Math.min(start, innerWidth - widestPx - 8))
  return { left, top: isBelow ? bottom : top, isBelow }
}
