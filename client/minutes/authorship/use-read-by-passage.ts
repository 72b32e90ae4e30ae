import { useEffect, useRef, type RefObject } from 'react'
import type { Passage } from '../../../shared/minutes/text-at.ts'
import { passageShownBy } from './TextShown.tsx'

/** The passage that one is at gets a frame; it is told of below. */
export function useReadByPassage(
  area: RefObject<HTMLElement | null>,
  onTold: (passage: Passage | null) => void,
) {
  const tell = useRef(onTold)
  useEffect(() => {
    tell.current = onTold
  })
  useEffect(() => {
    const element = area.current
    if (!element) return
    const show = (next: Element | null) => tell.current(showPassage(element, next))
    const press = (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      const all = [...element.querySelectorAll('[data-passage]')]
      const now = element.querySelector('[data-current]')
      const at = now ? all.indexOf(now) : step === 1 ? -1 : all.length
      event.preventDefault()
      show(all[Math.max(0, Math.min(all.length - 1, at + step))] ?? null)
    }
    const tap = ({ target }: MouseEvent) => {
      if (target instanceof Element) show(target.closest('[data-passage]'))
    }
    const leave = () => show(null)
    element.addEventListener('keydown', press)
    element.addEventListener('click', tap)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('keydown', press)
      element.removeEventListener('click', tap)
      element.removeEventListener('focusout', leave)
    }
  }, [area])
}

/** From the removed passage that one is at to the one after it; otherwise to the first from where one reads. */
export function showNextRemoved(area: HTMLElement): Passage | null {
  const all = [...area.querySelectorAll('del[data-passage]')]
  const { top = 0, bottom = 0 } = area.parentElement?.getBoundingClientRect() ?? {}
  const isBelow = (edge: number) => (one: Element) => one.getBoundingClientRect().bottom > edge
  const isInSight = (one: Element) => isBelow(top)(one) && !isBelow(bottom)(one)
  const at = all.findIndex((one) => one.hasAttribute('data-current') && isInSight(one))
  const next = at >= 0 ? all[at + 1] : all.find(isBelow(top))
  return showPassage(area, next ?? all[0] ?? null, 'center')
}

/** Frames a passage, and no other. */
export function showPassage(
  area: HTMLElement,
  next: Element | null,
  block: ScrollLogicalPosition = 'nearest',
): Passage | null {
  area.querySelector('[data-current]')?.removeAttribute('data-current')
  next?.setAttribute('data-current', '')
  next?.scrollIntoView({ block })
  return passageShownBy(next)
}
