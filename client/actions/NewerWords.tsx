import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Somebody reworded what is being answered: the new words against those that were read. */
export function NewerWords({ onReadOn, children }: { onReadOn: () => void; children: ReactNode }) {
  return (
    <Notice
      tone="attention"
      title="Somebody reworded this while you were reading. These are the new words:"
      action={<Button onPress={onReadOn}>I have read it, go on</Button>}
    >
      {children}
    </Notice>
  )
}
