import { useCallback, useEffect, useState } from 'react'

const wholeMs = 45_000
const stepMs = { least: 120, most: 900 }
/** With reduced motion a step stands until it can be read. */
const calmStepMs = 1_500

/**
 * A place among steps, 0 being before the first, and playing through them. At the end it stays at the end while more
 * steps come.
 */
export function usePlaying(count: number) {
  const [place, setPlace] = useState<number | 'newest'>('newest')
  const [isPlaying, setIsPlaying] = useState(false)
  const at = place === 'newest' ? count : Math.min(place, count)

  const goTo = useCallback((next: number) => setPlace(next >= count ? 'newest' : Math.max(0, next)), [count])
  const isAtEnd = at >= count
  useEffect(() => {
    if (!isPlaying || isAtEnd) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const pace = Math.min(stepMs.most, Math.max(stepMs.least, wholeMs / count))
    const play = () => {
      goTo(at + 1)
      if (at + 1 >= count) setIsPlaying(false)
    }
    const timer = setTimeout(play, isCalm ? calmStepMs : pace)
    return () => clearTimeout(timer)
  }, [isPlaying, isAtEnd, at, count, goTo])

  return {
    at,
    isPlaying,
    goTo: (next: number) => {
      setIsPlaying(false)
      goTo(next)
    },
    toggle: () => {
      if (!isPlaying && isAtEnd) goTo(0)
      setIsPlaying(!isPlaying)
    },
  }
}
