import { z } from 'zod'
import type { Action, Wording } from '../../shared/actions/action.ts'
import { revisionOf, wordingOf } from '../../shared/actions/standing.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { RewordConflict } from './RewordConflict.tsx'
import { draftFromWording, missingIn, wordingFields, wordingIn } from './wording-draft.ts'
import { WordingForm } from './WordingForm.tsx'

type Props = {
  action: Action
  /** A wording that was refused because another came first: it is in the form to begin with. */
  mine?: { revision: number; wording: Wording } | undefined
  onClose: () => void
  onDone: () => void
}

/** With the number of the wording that its author had in front of them. */
const fields = { ...wordingFields, base: z.number() }

/**
 * Rewords an action. If somebody else's wording came first, both stand here: theirs at the table, mine in the form,
 * and the author says which. Nothing typed is lost by it.
 */
export function RewordDialog({ action, mine, onClose, onDone }: Props) {
  const latest = revisionOf(action)
  const wording = wordingOf(action)
  const form = useForm({
    place: `reword ${action.id}`,
    fields,
    initially: { ...draftFromWording(wording), base: latest },
    base: 'base',
    amend: ({ base }) =>
      mine && base !== mine.revision ? { ...draftFromWording(mine.wording), base: mine.revision } : {},
    missing: missingIn,
    command: (draft) => ({
      type: 'action.reword',
      actionId: action.id,
      revision: latest,
      wording: wordingIn(draft),
    }),
    example: {},
    saidWhenDone: `Wording ${latest + 1} is on the table.`,
    onDone,
  })
  const { draft, isPending, throwAway } = form
  // While mine is under way, the newest wording in sight is mine: only afterwards can it be theirs.
  const theirs = !isPending && latest > draft.base ? wording : undefined
  const keepTheirs = () => {
    throwAway()
    onClose()
  }
  return (
    <FormDialog
      {...form.frame}
      title={`Reword it: wording ${latest + (isPending ? 0 : 1)}`}
      submit={theirs ? 'Send mine as the next wording' : 'Put this wording on the table'}
      onClose={onClose}
    >
      {theirs ? (
        <RewordConflict
          base={action.revisions[draft.base - 1]?.wording ?? wording}
          theirs={theirs}
          draft={draft}
          onKeepTheirs={keepTheirs}
        />
      ) : (
        <p>
          Every party answers the new wording anew. The answers to wording {draft.base} stay in the story of
          this action.
        </p>
      )}
      <WordingForm {...form} />
    </FormDialog>
  )
}
