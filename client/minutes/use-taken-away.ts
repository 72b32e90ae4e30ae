import { useEffect, useState } from 'react'
import { announce } from '../ui/announce.ts'

export const takenAway = 'You can no longer write here.'

/** Whether the right to write was taken while one was writing, which is then said aloud at once. */
export function useTakenAway(canWrite: boolean, isWriting: boolean): boolean {
  const [could, setCould] = useState(canWrite)
  const [isTaken, setIsTaken] = useState(false)
  if (could !== canWrite) {
    setCould(canWrite)
    setIsTaken(!canWrite && isWriting)
  }
  useEffect(() => {
    if (isTaken) announce(takenAway)
  }, [isTaken])
  return isTaken
}
