import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useStep } from './use-step.ts'

type Props = { onCode: (code: string) => Promise<void>; onDead: () => void }

/** Asks for the six digits: before they are right, the page knows nothing and shows nothing. */
export function CodeStep({ onCode, onDead }: Props) {
  const [code, setCode] = useState('')
  const { take, isPending, asking, errorAt } = useStep(onDead)
  return (
    <Section
      level={1}
      title="Join a table"
      description="First the code that goes with your link. The person who invited you has it: they may have sent it another way, or will read it out."
    >
      <Sheet>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void take(() => onCode(code))
          }}
        >
          <Stack gap="l">
            <TextField
              label="The six-digit code"
              value={code}
              onChange={setCode}
              isRequired
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              errorMessage={errorAt('code')}
            />
            {asking.is === 'refused' && asking.path !== 'code' && (
              <Notice tone="stop">{asking.message}</Notice>
            )}
            <div>
              <Button type="submit" kind="primary" isPending={isPending}>
                Go on
              </Button>
            </div>
          </Stack>
        </form>
      </Sheet>
    </Section>
  )
}
