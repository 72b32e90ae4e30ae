import { useLayoutEffect, useRef } from 'react'
import type { Message } from '../../shared/private/side.ts'

/** Nearer to the end than this, in pixels, somebody follows what is being said. */
const nearPx = 48

/**
 * Keeps what somebody reads where it is: earlier messages come in above it, and new ones move the list only for who was at
 * its end or has just written. The messages are the last children of the list.
 */
export function useKeptPlace(messages: readonly Message[], given: { isShown: boolean; ownSeatId: string }) {
  const { isShown, ownSeatId } = given
  const list = useRef<HTMLOListElement>(null)
  const place = useRef({ top: 0, isAtEnd: true })
  const was = useRef({ firstId: '', lastId: '', firstTop: 0 })
  const firstId = messages[0]?.id ?? ''
  const last = messages.at(-1)
  const lastId = last?.id ?? ''
  const isOwn = last?.by === ownSeatId
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = list.current ?? {}
    place.current = { top: scrollTop, isAtEnd: scrollHeight - clientHeight - scrollTop < nearPx }
  }
  // After every drawing: a line that is sent, or seen, grows.
  useLayoutEffect(() => {
    const paper = list.current
    // What is not shown has no height, and forgets how far it was scrolled.
    if (!paper?.clientHeight || !isShown) return
    const topOf = (id: string) => {
      const at = messages.findIndex((message) => message.id === id)
      const line = at < 0 ? undefined : paper.children[paper.children.length - messages.length + at]
      return line instanceof HTMLElement ? line.offsetTop : 0
    }
    const before = was.current
    was.current = { firstId, lastId, firstTop: topOf(firstId) }
    const isFollowing = place.current.isAtEnd && before.firstId === firstId
    const isNew = before.lastId !== lastId
    if (before.lastId === '' || isFollowing || (isNew && isOwn)) paper.scrollTop = paper.scrollHeight
    else paper.scrollTop = place.current.top + Math.max(0, topOf(before.firstId) - before.firstTop)
    // At once: the page may be drawn again before it hears that it was scrolled.
    onScroll()
  })
  return { list, onScroll }
}
