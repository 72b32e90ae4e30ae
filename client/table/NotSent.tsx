import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { Waiting } from './outbox.ts'
import { deedOf, WaitingWords, writtenIn } from './WaitingWords.tsx'

type Props = { waiting: readonly Waiting[]; onRead: (id: string) => void }

/** What somebody wrote before their seat was gone, to take along. */
export function NotSent({ waiting, onRead }: Props) {
  const written = waiting.flatMap(writtenIn)
  return (
    <Section title="These were not sent:">
      <Stack gap="s">
        {waiting.map((one) => (
          <Notice
            key={one.id}
            title={deedOf(one)}
            action={one.refused && <Button onPress={() => onRead(one.id)}>I have read it</Button>}
          >
            {one.refused}
            <WaitingWords waiting={one} />
          </Notice>
        ))}
        {written.length > 0 && (
          <CopyField label="All these words" value={written.join('\n')} copyLabel="Copy the words" />
        )}
      </Stack>
    </Section>
  )
}
