import { useState } from 'react'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { itemsInOrder } from './items.ts'

/** Before a meeting ends: what the record will say, and what was not reached. */
export function EndDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { table, ask } = useTable()
  const [note, setNote] = useState('')
  const { run, isPending, asking } = useAsking()
  const open = itemsInOrder(table, meeting).filter(({ state }) => state === 'open')
  const end = async () => {
    if (await run(() => ask({ type: 'meeting.end', meetingId: meeting.id, note }))) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="End the meeting?"
      footer={
        <Cluster gap="xs">
          <Button kind="primary" onPress={() => void end()} isPending={isPending}>
            End the meeting
          </Button>
          <Button onPress={onClose}>Carry on with the meeting</Button>
        </Cluster>
      }
    >
      <Stack gap="l">
        <p>
          The record will say that you ended it, and when. The minutes and the actions stay open: everyone can
          still write, answer and sign.
        </p>
        {open.length > 0 && (
          <div>
            <p>
              <strong>Not reached so far:</strong>
            </p>
            <ul>
              {open.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ul>
          </div>
        )}
        <TextField
          label="Anything to say about how it ended?"
          value={note}
          onChange={setNote}
          isMultiline
          maxLength={1000}
        />
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
