import { useEffect, useRef, useState } from 'react'

/** Whether the focus is in a part of the page, its menus included, which hang elsewhere in the document. */
export function useFocusWithin() {
  const [hasFocus, setHasFocus] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(leaving.current), [])
  const parts = {
    onFocus: () => {
      clearTimeout(leaving.current)
      setHasFocus(true)
    },
    // Going from the text to a tool is a blur and then a focus.
    onBlur: () => {
      clearTimeout(leaving.current)
      leaving.current = setTimeout(() => setHasFocus(false), 0)
    },
  }
  return { hasFocus, parts }
}
