import { useState } from 'react'
import { Refusal } from '../../shared/refusal.ts'
import { Unreachable } from '../api.ts'

export type Asking =
  | { is: 'idle' }
  | { is: 'pending' }
  | { is: 'refused'; message: string; path?: string | undefined; code: string }

/**
 * Runs one deed of a form: pending while it is under way, and its refusal in words where the form can show it.
 * `run` answers whether it was done, so that the form closes only then and nothing typed is cleared.
 */
export function useAsking() {
  const [asking, setAsking] = useState<Asking>({ is: 'idle' })
  const run = async (deed: () => Promise<unknown>): Promise<boolean> => {
    setAsking({ is: 'pending' })
    try {
      await deed()
      setAsking({ is: 'idle' })
      return true
    } catch (err) {
      setAsking(refusedBy(err))
      return false
    }
  }
  /** The refusal for a field of the form, or undefined. */
  const errorAt = (path: string) =>
    asking.is === 'refused' && asking.path === path ? asking.message : undefined
  return { asking, isPending: asking.is === 'pending', run, errorAt, clear: () => setAsking({ is: 'idle' }) }
}

function refusedBy(err: unknown): Asking {
  if (err instanceof Refusal) {
    const { message, code } = err
    // The door says where in the request, a rule where in the command: a form knows the command alone.
    return { is: 'refused', message, code, path: err.path?.replace(/^command\./, '') }
  }
  if (err instanceof Unreachable) return { is: 'refused', code: 'unreachable', message: err.message }
  // A fault of the program: it belongs on the console, and the form goes on.
  reportError(err)
  const message = 'Something went wrong on our side. Nothing you wrote is lost; try again.'
  return { is: 'refused', code: 'internal', message }
}
