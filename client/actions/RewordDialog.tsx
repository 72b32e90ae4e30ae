import { useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { revisionOf, wordingOf } from '../../shared/actions/standing.ts'
import { FormDialog } from './FormDialog.tsx'
import { RewordConflict } from './RewordConflict.tsx'
import { useDeed } from './use-deed.ts'
import { draftFromWording, type Problems, type WordingDraft, wordingFrom } from './wording-draft.ts'
import { WordingForm } from './WordingForm.tsx'

/** Wordings that were begun and not sent, each with the wording its author had in front of them. */
const unsent = new Map<string, { revision: number; draft: WordingDraft }>()

type Props = { action: Action; onClose: () => void; onDone: () => void }

/**
 * Rewords an action. If somebody else's wording came first, both stand here: theirs at the table, mine in the form,
 * and the author says which. Nothing typed is lost by it.
 */
export function RewordDialog({ action, onClose, onDone }: Props) {
  const begun = unsent.get(action.id)
  const [revision, setRevision] = useState(begun?.revision ?? revisionOf(action))
  const [draft, setDraft] = useState(begun?.draft ?? draftFromWording(wordingOf(action)))
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking, isPending } = useDeed(() => {
    unsent.delete(action.id)
    onDone()
  })
  // While mine is under way, the newest wording in sight is mine: only afterwards can it be theirs.
  const theirs = !isPending && revisionOf(action) > revision ? wordingOf(action) : undefined
  const base = action.revisions[revision - 1]?.wording ?? wordingOf(action)

  const send = () => {
    const made = wordingFrom(draft)
    setProblems(made.is === 'ready' ? {} : made.problems)
    if (made.is === 'unready') return
    const onTopOf = revisionOf(action)
    setRevision(onTopOf)
    const command = { type: 'action.reword' as const, actionId: action.id, revision: onTopOf }
    deed({ ...command, wording: made.wording }, `Wording ${onTopOf + 1} is on the table.`)
  }

  const keepTheirs = () => {
    unsent.delete(action.id)
    onClose()
  }

  return (
    <FormDialog
      title={`Reword it: wording ${revisionOf(action) + (isPending ? 0 : 1)}`}
      submit={theirs ? 'Send mine as the next wording' : 'Put this wording on the table'}
      asking={asking}
      shownAt={theirs ? ['revision'] : []}
      onSubmit={send}
      onClose={onClose}
    >
      {theirs ? (
        <RewordConflict base={base} theirs={theirs} draft={draft} onKeepTheirs={keepTheirs} />
      ) : (
        <p>
          Every party answers the new wording anew. The answers to wording {revision} stay in the story of
          this action.
        </p>
      )}
      <WordingForm
        draft={draft}
        problems={problems}
        onChange={(next) => {
          unsent.set(action.id, { revision, draft: next })
          setDraft(next)
          setProblems({})
        }}
      />
    </FormDialog>
  )
}
