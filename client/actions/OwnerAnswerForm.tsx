import { useState } from 'react'
import { Acceptance, type Action } from '../../shared/actions/action.ts'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useDeed } from './use-deed.ts'
import { useKept } from './use-kept.ts'
import { useRevisionRead } from './use-revision-read.ts'
import type { Problems } from './wording-draft.ts'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

const choices = [
  { id: 'accepted', label: 'I will do this' },
  { id: 'declined', label: 'I cannot do this, because…' },
] as const

/** The owner's own act. It says nothing about what the owner's party thinks of the wording. */
export function OwnerAnswerForm({ action, onClose, onDone }: Props) {
  const read = useRevisionRead(action)
  const [kind, setKind] = useState<'accepted' | 'declined' | null>(null)
  const reason = useKept(`owner answer ${action.id}`)
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking } = useDeed(() => {
    reason.forget()
    onDone()
  })

  const send = () => {
    const given = kind === 'declined' ? { kind, reason: reason.words } : { kind }
    const acceptance = Acceptance.shape.acceptance.safeParse(given)
    setProblems(acceptance.success ? {} : problemsOf(kind, reason.words))
    if (!acceptance.success) return
    const command = { type: 'action.owner_answer' as const, actionId: action.id, revision: read.revision }
    deed({ ...command, acceptance: acceptance.data }, 'Your answer is on the table.')
  }
  const readOn = () => {
    setKind(null)
    read.readOn()
  }

  return (
    <FormDialog
      title="Will you do this?"
      submit="Send my answer"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={read.newer !== undefined}
    >
      <WordingToAnswer read={read} onReadOn={readOn} />
      <Choice
        label="You are named as the person who does it"
        description="This is your own promise. What your party thinks of the wording is answered apart from it."
        options={choices}
        value={kind}
        onChange={setKind}
        errorMessage={kind ? undefined : problems.kind}
      />
      {kind === 'declined' && (
        <TextField
          label="Why not?"
          description="Everybody at the table reads this. Perhaps somebody else can do it, or by another day."
          value={reason.words}
          onChange={reason.set}
          isMultiline
          rows={2}
          maxLength={1000}
          errorMessage={problems.reason}
        />
      )}
    </FormDialog>
  )
}

function problemsOf(kind: 'accepted' | 'declined' | null, reason: string): Problems {
  if (!kind) return { kind: 'Choose one of the two answers.' }
  return {
    reason:
      reason.trim() === '' ? 'Say why, so that all can read it.' : 'Please keep this to 1000 characters.',
  }
}
