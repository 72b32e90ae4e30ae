import { useState } from 'react'
import type { Want } from '../../shared/private/side.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { TextField } from '../ui/TextField.tsx'
import { useSide } from './use-side.ts'

type Props = { meetingId: string; want: Want; onClose: () => void }

/** Puts something that the party wants on everybody's agenda, in the words that are shown here and no others. */
export function PublishWantDialog({ meetingId, want, onClose }: Props) {
  const { ask } = useTable()
  const side = useSide()
  // One item, also when the first try was lost and it is pressed again.
  const [itemId] = useState(newId)
  const [title, setTitle] = useState(want.words)
  const [wants, setWants] = useState(want.settles ?? '')
  const { run, asking, errorAt } = useAsking()
  const publish = async () => {
    const isDone = await run(async () => {
      await side.ask({ type: 'private.want_published', wantId: want.id, itemId })
      await ask({ type: 'agenda.add', itemId, meetingId, title, wants })
    })
    if (!isDone) return
    announce('It is on the agenda')
    onClose()
  }
  return (
    <FormDialog
      title="Put it on the agenda"
      submit="Put it on the agenda"
      asking={asking}
      shownAt={['command.title', 'command.wants']}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      <p>
        Everybody at the table will read these words, and that your party raised them. The rest of your list
        stays private.
      </p>
      <TextField
        label="What is it about?"
        value={title}
        onChange={setTitle}
        maxLength={160}
        errorMessage={errorAt('command.title')}
      />
      <TextField
        label="What would settle it?"
        value={wants}
        onChange={setWants}
        isMultiline
        maxLength={600}
        errorMessage={errorAt('command.wants')}
      />
    </FormDialog>
  )
}
