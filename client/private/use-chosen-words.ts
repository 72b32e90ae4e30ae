import { useEffect, useState, type RefObject } from 'react'

/** The words that are selected inside an element, also after a press elsewhere has taken the selection away. */
export function useChosenWords(place: RefObject<HTMLElement | null>): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const isInside = selection?.anchorNode && place.current?.contains(selection.anchorNode)
      if (selection && isInside) setWords(selection.toString().trim())
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [place])
  return words
}
