import type { Action } from '../../shared/actions/action.ts'
import { revisionOf } from '../../shared/actions/standing.ts'
import { useRead } from '../forms/use-read.ts'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

/** The owner says that it is done, and how the others can see it. */
export function ReportForm({ action, ...rest }: Props) {
  const read = useRead(revisionOf(action))
  return (
    <WordsDialog
      {...rest}
      place={`report ${action.id}`}
      title="Say that it is done"
      submit="Say that it is done"
      label="How can the others see it?"
      description="For instance what was sent, to whom and on which day. Then each other party says whether it sees it too."
      missing="Say how the others can see it."
      command={(evidence) => ({
        type: 'action.report',
        actionId: action.id,
        revision: read.number,
        evidence,
      })}
      saidWhenDone="Your report is on the table."
      isSubmitDisabled={read.isSuperseded}
    >
      <WordingToAnswer action={action} read={read} />
    </WordsDialog>
  )
}
