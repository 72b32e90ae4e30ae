import { useState } from 'react'
import { z } from 'zod'
import type { Want } from '../../shared/private/side.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useDraft } from '../forms/use-draft.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { TextField } from '../ui/TextField.tsx'
import { useSide } from './use-side.ts'

type Props = { meetingId: string; want: Want; onClose: () => void }

const fields = { title: z.string(), wants: z.string() }

/** Puts something that the party wants on everybody's agenda, in the words that are shown here and no others. */
export function PublishWantDialog({ meetingId, want, onClose }: Props) {
  const { ask } = useTable()
  const side = useSide()
  // One item, also when the first try was lost and it is pressed again.
  const [itemId] = useState(newId)
  const { draft, change, letGo, throwAway, isBroughtBack } = useDraft({
    place: `publish ${want.id}`,
    fields,
    initially: { title: want.words, wants: want.settles ?? '' },
  })
  const { run, asking, errorAt, clear } = useAsking()
  const publish = async () => {
    const isDone = await run(async () => {
      await side.ask({ type: 'private.want_published', wantId: want.id, itemId })
      await ask({ type: 'agenda.add', itemId, meetingId, ...draft })
    })
    if (!isDone) return
    letGo()
    announce('It is on the agenda')
    onClose()
  }
  return (
    <FormDialog
      title="Put it on the agenda"
      submit="Put it on the agenda"
      asking={asking}
      shownAt={['title', 'wants']}
      isBroughtBack={isBroughtBack}
      onThrowAway={() => {
        throwAway()
        clear()
      }}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      <p>
        Everybody at the table will read these words, and that your party raised them. The rest of your list
        stays private.
      </p>
      <TextField
        label="What is it about?"
        value={draft.title}
        onChange={(title) => change({ title })}
        maxLength={160}
        errorMessage={errorAt('title')}
      />
      <TextField
        label="What would settle it?"
        value={draft.wants}
        onChange={(wants) => change({ wants })}
        isMultiline
        maxLength={600}
        errorMessage={errorAt('wants')}
      />
    </FormDialog>
  )
}
