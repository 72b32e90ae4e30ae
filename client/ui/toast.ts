import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export type ToastWords = {
  words: string
  tone?: 'info' | 'good' | 'attention'
  action?: { label: string; onPress: () => void }
}

const goneAfterMs = 8_000

export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 })

/** Says that something happened elsewhere. One with an action stays until it is answered or closed. Returns its key. */
export function showToast(toast: ToastWords) {
  return toasts.add(toast, toast.action ? {} : { timeout: goneAfterMs })
}
