import { useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { revisionOf, wordingOf } from '../../shared/actions/standing.ts'
import { FormDialog } from './FormDialog.tsx'
import { RewordConflict } from './RewordConflict.tsx'
import { useDeed } from './use-deed.ts'
import { useKeptKey } from './use-kept.ts'
import { unsentWordings } from './unsent-wordings.ts'
import { draftFromWording, type Problems, wordingFrom } from './wording-draft.ts'
import { WordingForm } from './WordingForm.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

/**
 * Rewords an action. If somebody else's wording came first, both stand here: theirs at the table, mine in the form,
 * and the author says which. Nothing typed is lost by it.
 */
export function RewordDialog({ action, onClose, onDone }: Props) {
  const key = useKeptKey(action.id)
  const begun = unsentWordings.get(key)
  const [revision, setRevision] = useState(begun?.revision ?? revisionOf(action))
  const [draft, setDraft] = useState(begun?.draft ?? draftFromWording(wordingOf(action)))
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking, isPending } = useDeed(() => {
    unsentWordings.delete(key)
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
    unsentWordings.delete(key)
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
          unsentWordings.set(key, { revision, draft: next })
          setDraft(next)
          setProblems({})
        }}
      />
    </FormDialog>
  )
}
