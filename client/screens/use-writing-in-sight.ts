import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { partWrittenAt } from './part-written-at.ts'

/** Keeps the part of a text in sight that somebody is writing at, and its end as long as nobody does. */
export function useWritingInSight(section: Y.XmlFragment) {
  const paper = useRef<HTMLDivElement>(null)
  const writtenAt = useRef<number | null>(null)
  useEffect(() => {
    const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const last = events.at(-1)
      if (last) writtenAt.current = partWrittenAt(last)
    }
    section.observeDeep(look)
    return () => section.unobserveDeep(look)
  }, [section])
  const follow = useCallback(() => {
    const { children = [] } = paper.current ?? {}
    const part = children[writtenAt.current ?? children.length - 1] ?? children[children.length - 1]
    part?.scrollIntoView({ block: 'nearest' })
    paper.current?.toggleAttribute('data-scrolled', paper.current.scrollTop > 0)
  }, [])
  // After every drawing: what was written changes the height of what stands above and below it.
  useLayoutEffect(follow)
  useEffect(() => {
    if (!paper.current) return
    const watch = new ResizeObserver(follow)
    watch.observe(paper.current)
    return () => watch.disconnect()
  }, [follow])
  return paper
}
