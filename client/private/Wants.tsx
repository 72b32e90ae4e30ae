import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { wantsFor, type Side, type Want } from '../../shared/private/side.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PublishWantDialog } from './PublishWantDialog.tsx'
import { WantDialog } from './WantDialog.tsx'
import { WantRow } from './WantRow.tsx'
import styles from './Wants.module.css'

type Opened = { is: 'adding' } | { is: 'rewording' | 'publishing'; want: Want } | null

/** What the party wants from the meeting, first things first. It is nobody else's business until they publish it. */
export function Wants({ meeting, side }: { meeting: Meeting; side: Side }) {
  const { seat } = useTable()
  const [opened, setOpened] = useState<Opened>(null)
  const mayWrite = mayContribute(seat)
  const wants = wantsFor(side, meeting.id)
  const close = () => setOpened(null)
  const adding = mayWrite && <Button onPress={() => setOpened({ is: 'adding' })}>Add what we want</Button>
  return (
    <>
      {wants.length === 0 ? (
        <EmptyState title="What do you want from this meeting?" action={adding}>
          {mayWrite
            ? 'Three to five things, the most important first, each with what would settle it. The others see one only when you put it on the agenda.'
            : 'Your party has written nothing down yet.'}
        </EmptyState>
      ) : (
        <Stack gap="m">
          <ol className={styles.wants} aria-label="What your party wants, most important first">
            {wants.map((want, place) => (
              <WantRow
                key={want.id}
                want={want}
                before={wants[place - 1]}
                beforeThat={wants[place - 2]}
                after={wants[place + 1]}
                mayWrite={mayWrite}
                mayPublish={mayWrite && meeting.state !== 'ended'}
                onReword={() => setOpened({ is: 'rewording', want })}
                onPublish={() => setOpened({ is: 'publishing', want })}
              />
            ))}
          </ol>
          {adding && <div>{adding}</div>}
        </Stack>
      )}
      {opened?.is === 'adding' && <WantDialog meetingId={meeting.id} onClose={close} />}
      {opened?.is === 'rewording' && <WantDialog meetingId={meeting.id} want={opened.want} onClose={close} />}
      {opened?.is === 'publishing' && (
        <PublishWantDialog meetingId={meeting.id} want={opened.want} onClose={close} />
      )}
    </>
  )
}
