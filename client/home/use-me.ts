import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { endpoints } from '../../shared/protocol.ts'
import { call } from '../api.ts'

type Me = z.output<typeof endpoints.me.reply>

export type MeState = { is: 'loading' } | { is: 'failed'; retry: () => void } | ({ is: 'ready' } & Me)

/** The seats that this device holds, and what this server offers. */
export function useMe(): MeState {
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<MeState>({ is: 'loading' })
  useEffect(() => {
    let isCurrent = true
    call(endpoints.me, {}).then(
      (me) => isCurrent && setState({ is: 'ready', ...me }),
      () => isCurrent && setState({ is: 'failed', retry: () => setTries(tries + 1) }),
    )
    return () => void (isCurrent = false)
  }, [tries])
  return state
}
