import { useEffect, useState } from 'react'
import type { SeatHeld } from '../../shared/seats/held.ts'
import { askMe, seatsLastHeld, type Me } from './me.ts'

/** Until the server has answered, `seats` are those of its last answer. */
export type MeState =
  | { is: 'loading'; seats: readonly SeatHeld[] }
  | { is: 'failed'; seats: readonly SeatHeld[]; retry: () => void }
  | ({ is: 'ready' } & Me)

/** The seats that this device holds, and what this server offers. */
export function useMe(): MeState {
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<MeState>({ is: 'loading', seats: [] })
  useEffect(() => {
    let isCurrent = true
    const retry = () => setTries(tries + 1)
    void seatsLastHeld().then(
      (seats) => isCurrent && setState((now) => (now.is === 'ready' ? now : { ...now, seats })),
    )
    askMe().then(
      (me) => isCurrent && setState({ is: 'ready', ...me }),
      () => isCurrent && setState(({ seats }) => ({ is: 'failed', seats, retry })),
    )
    window.addEventListener('online', retry)
    return () => {
      isCurrent = false
      window.removeEventListener('online', retry)
    }
  }, [tries])
  return state
}
