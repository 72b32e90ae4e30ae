import { useState } from 'react'
import type { Welcome } from '../../shared/seats/endpoints.ts'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useStep } from './use-step.ts'

type Props = {
  welcome: Welcome
  onName: (name: string) => Promise<void>
  onBack: () => void
  onDead: () => void
}

/** The name check: this is how the others will read you. */
export function NameStep({ welcome, onName, onBack, onDead }: Props) {
  const [name, setName] = useState(welcome.name)
  const { take, isPending, asking, errorAt } = useStep(onDead)
  return (
    <Section level={1} title="Is this your name?" description="Put it as the others should read it.">
      <Sheet>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void take(() => onName(name))
          }}
        >
          <Stack gap="l">
            <TextField
              label="Your name"
              description={`You join as: ${welcome.seat.role}`}
              value={name}
              onChange={setName}
              isRequired
              autoFocus
              maxLength={80}
              autoComplete="name"
              errorMessage={errorAt('name')}
            />
            {asking.is === 'refused' && asking.path !== 'name' && (
              <Notice tone="stop">{asking.message}</Notice>
            )}
            <Cluster gap="s">
              <Button type="submit" kind="primary" isPending={isPending}>
                Join the table
              </Button>
              <Button kind="quiet" onPress={onBack}>
                Back
              </Button>
            </Cluster>
          </Stack>
        </form>
      </Sheet>
    </Section>
  )
}
