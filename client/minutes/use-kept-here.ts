import { useEffect, useState } from 'react'

/** Private windows and full disks keep nothing; asked once. */
let asked: Promise<boolean> | undefined

/** Whether this browser keeps a copy of the minutes on the device. Believed until it is known. */
export function useKeptHere(): boolean {
  const [isKeptHere, setIsKeptHere] = useState(true)
  useEffect(() => {
    let isShown = true
    void (asked ??= askBrowser()).then((answer) => isShown && setIsKeptHere(answer))
    return () => {
      isShown = false
    }
  }, [])
  return isKeptHere
}

function askBrowser(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open('concord/can-keep')
      opening.addEventListener('success', () => {
        opening.result.close()
        resolve(true)
      })
      opening.addEventListener('error', () => resolve(false))
    } catch {
      resolve(false)
    }
  })
}
