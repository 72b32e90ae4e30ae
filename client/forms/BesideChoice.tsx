import { useState, type ReactNode } from 'react'
import { Stack } from '../ui/Stack.tsx'

type Props = { choice: string; isBroughtBack: boolean; children: ReactNode }

/**
 * What a choice asks for. It comes into sight when the choice is made: on a phone it would open below the edge. In a form
 * that was begun earlier it stands there already.
 */
export function BesideChoice({ choice, isBroughtBack, children }: Props) {
  const [begun] = useState(isBroughtBack ? choice : undefined)
  return (
    <div key={choice} ref={choice === begun ? undefined : intoView}>
      <Stack gap="l">{children}</Stack>
    </div>
  )
}

const intoView = (fields: HTMLElement | null) => fields?.scrollIntoView({ block: 'nearest' })
