import { useEffect, useState } from 'react'
import { paceOf } from '../../../shared/minutes/moments.ts'

/** Where one has gone, and from where; `at` is Infinity for the newest, however many come. */
type Place = { at: number; since: number }

/**
 * A place among steps, 0 being before the first, and playing through them. At the end it stays at the end while more
 * steps come.
 */
export function usePlaying(count: number) {
  /** Null until one goes anywhere. */
  const [place, setPlace] = useState<Place | null>(null)
  const [play, setPlay] = useState<{ from: number; begunMs: number } | null>(null)
  const at = Math.min(place?.at ?? count, count)
  const since = Math.max(0, Math.min(place?.since ?? at, at - 1))

  const show = (next: number) => setPlace(placeAt(next, count, next - 1))
  useEffect(() => {
    if (!play) return
    const { tickMs, stepMs } = paceOf(count, matchMedia('(prefers-reduced-motion: reduce)').matches)
    // By the clock: a page that is slow to draw skips steps, and is not late.
    const tick = () => {
      const due = play.from + Math.round((performance.now() - play.begunMs) / stepMs)
      setPlace((now) => (now && due > now.at ? placeAt(due, count, now.at) : now))
      if (due >= count) setPlay(null)
    }
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [play, count])

  return {
    at,
    /** The place before: what is new came after it. */
    since,
    place,
    isPlaying: play !== null,
    goTo: (next: number) => {
      setPlay(null)
      show(next)
    },
    toggle: () => {
      if (play) return setPlay(null)
      const from = at >= count ? 0 : at
      if (from !== at) show(from)
      setPlay({ from, begunMs: performance.now() })
    },
  }
}

const placeAt = (at: number, count: number, since: number): Place => ({
  at: at >= count ? Infinity : Math.max(0, at),
  since,
})
