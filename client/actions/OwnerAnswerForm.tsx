import type { Action } from '../../shared/actions/action.ts'
import { revisionOf } from '../../shared/actions/standing.ts'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

const choices = [
  { id: 'accepted', label: 'I will do this' },
  { id: 'declined', label: 'I cannot do this, because…' },
] as const

const whyNot = {
  label: 'Why not?',
  description: 'Everybody at the table reads this. Perhaps somebody else can do it, or by another day.',
  missing: 'Say why, so that all can read it.',
}

/** The owner's own act. It says nothing about what the owner's party thinks of the wording. */
export function OwnerAnswerForm({ action, ...rest }: Props) {
  return (
    <AnswerDialog
      {...rest}
      place={`owner answer ${action.id}`}
      title="Will you do this?"
      submit="Send my answer"
      question="You are named as the person who does it"
      description="This is your own promise. What your party thinks of the wording is answered apart from it."
      options={choices}
      unchosen="Choose one of the two answers."
      words={(kind) => (kind === 'declined' ? whyNot : undefined)}
      latest={revisionOf(action)}
      command={({ kind, words }, revision) => ({
        type: 'action.owner_answer',
        actionId: action.id,
        revision,
        acceptance: { kind, ...(kind === 'declined' && { reason: words }) },
      })}
      example="declined"
      saidWhenDone="Your answer is on the table."
    >
      {(read) => <WordingToAnswer action={action} read={read} />}
    </AnswerDialog>
  )
}
