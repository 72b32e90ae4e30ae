import { useRef, useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { WhoWroteProvider } from '../minutes/authorship/WhoWroteProvider.tsx'
import { MinutesProvider, useIsRefused, useMinutes } from '../minutes/MinutesProvider.tsx'
import { MinutesSection } from '../minutes/MinutesSection.tsx'
import { RefusedNotice } from '../minutes/RefusedNotice.tsx'
import { SavedMark } from '../minutes/SavedMark.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './Notes.module.css'
import { PublishDialog } from './PublishDialog.tsx'
import { useChosenWords } from './use-chosen-words.ts'

/** The party's own notes of a meeting, written together, with the one way out of them. */
export function Notes({ meeting }: { meeting: Meeting }) {
  const { seat } = useTable()
  // What stands here anybody of the party may write, also who attends to listen; what leaves it is for who contributes.
  const mayPublish = mayContribute(seat)
  // The minutes of everybody, which are outside the text of the notes.
  const { minutes } = useMinutes()
  const isMinutesRefused = useIsRefused()
  const paper = useRef<HTMLDivElement>(null)
  const chosen = useChosenWords(paper)
  const [publishing, setPublishing] = useState<string | null>(null)
  return (
    <MinutesProvider text={{ kind: 'private', meetingId: meeting.id, party: seat.party }}>
      <WhoWroteProvider meetingId={meeting.id}>
        <Stack gap="s">
          <div className={styles.saved}>
            <SavedMark />
          </div>
          <RefusedNotice />
          {/* Above, because the tools of the text hang over what stands below it. */}
          {mayPublish && !isMinutesRefused && (
            <div className={styles.out}>
              <Button onPress={() => setPublishing(chosen)}>Publish words to the minutes…</Button>
              <p className={styles.quiet}>
                Select the words first. You see what everybody will see before it is done.
              </p>
            </div>
          )}
          <div ref={paper} className={styles.paper}>
            <MinutesSection
              itemId="notes"
              textName="Private to your party"
              label="your party’s notes"
              canWrite
              placeholder="Your party’s notes. Only your own people can read and write here."
            />
          </div>
        </Stack>
      </WhoWroteProvider>
      {publishing !== null && (
        <PublishDialog
          meeting={meeting}
          words={publishing}
          sectionOf={(itemId) => minutes.section(itemId)}
          onClose={() => setPublishing(null)}
        />
      )}
    </MinutesProvider>
  )
}
