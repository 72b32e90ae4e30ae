import { useState } from 'react'
import type { Want } from '../../shared/private/side.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { TextField } from '../ui/TextField.tsx'
import { useSide } from './use-side.ts'

type Props = { meetingId: string; want?: Want; onClose: () => void }

/** Writes down something that the party wants, or words it anew. Nobody else sees it. */
export function WantDialog({ meetingId, want, onClose }: Props) {
  const { ask } = useSide()
  const [words, setWords] = useState(want?.words ?? '')
  const [settles, setSettles] = useState(want?.settles ?? '')
  const { run, asking, errorAt } = useAsking()
  const save = async () => {
    const wording = { words, settles }
    const isDone = await run(() =>
      want
        ? ask({ type: 'private.want_reword', wantId: want.id, ...wording })
        : ask({ type: 'private.want_add', wantId: newId(), meetingId, ...wording }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={want ? 'Reword what you want' : 'What do you want?'}
      submit={want ? 'Save the wording' : 'Add it to the list'}
      asking={asking}
      shownAt={['command.words', 'command.settles']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="What do you want from this meeting?"
        value={words}
        onChange={setWords}
        maxLength={160}
        autoFocus
        errorMessage={errorAt('command.words')}
      />
      <TextField
        label="What would settle it?"
        description="How you will know that you have it: a name, a day, a number of hours."
        value={settles}
        onChange={setSettles}
        isMultiline
        maxLength={600}
        errorMessage={errorAt('command.settles')}
      />
      <p>Only your party sees this list.</p>
    </FormDialog>
  )
}
