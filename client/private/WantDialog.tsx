import { z } from 'zod'
import type { Want } from '../../shared/private/side.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useDraft } from '../forms/use-draft.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { TextField } from '../ui/TextField.tsx'
import { useSide } from './use-side.ts'

type Props = { meetingId: string; want?: Want; onClose: () => void }

const fields = { words: z.string(), settles: z.string() }

/** Writes down something that the party wants, or words it anew. Nobody else sees it. */
export function WantDialog({ meetingId, want, onClose }: Props) {
  const { ask } = useSide()
  const { draft, change, letGo, takeBack, throwAway, isBroughtBack } = useDraft({
    place: want ? `want ${want.id}` : `want for ${meetingId}`,
    fields,
    initially: { words: want?.words ?? '', settles: want?.settles ?? '' },
  })
  const { run, asking, errorAt, clear } = useAsking()
  const save = async () => {
    const asked = run(() =>
      want
        ? ask({ type: 'private.want_reword', wantId: want.id, ...draft })
        : ask({ type: 'private.want_add', wantId: newId(), meetingId, ...draft }),
    )
    letGo()
    if (!(await asked)) return takeBack()
    onClose()
  }
  return (
    <FormDialog
      title={want ? 'Reword what you want' : 'What do you want?'}
      submit={want ? 'Save the wording' : 'Add it to the list'}
      asking={asking}
      shownAt={['words', 'settles']}
      isBroughtBack={isBroughtBack}
      onThrowAway={() => {
        throwAway()
        clear()
      }}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="What do you want from this meeting?"
        value={draft.words}
        onChange={(words) => change({ words })}
        maxLength={160}
        autoFocus
        errorMessage={errorAt('words')}
      />
      <TextField
        label="What would settle it?"
        description="How you will know that you have it: a name, a day, a number of hours."
        value={draft.settles}
        onChange={(settles) => change({ settles })}
        isMultiline
        maxLength={600}
        errorMessage={errorAt('settles')}
      />
      <p>Only your party sees this list.</p>
    </FormDialog>
  )
}
