import { useState } from 'react'
import { type Action, Report } from '../../shared/actions/action.ts'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useDeed } from './use-deed.ts'
import { useKept } from './use-kept.ts'
import { useRevisionRead } from './use-revision-read.ts'
import { WordingToAnswer } from './WordingToAnswer.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

/** The owner says that it is done, and how the others can see it. */
export function ReportForm({ action, onClose, onDone }: Props) {
  const read = useRevisionRead(action)
  const evidence = useKept(`report ${action.id}`)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    evidence.forget()
    onDone()
  })

  const send = () => {
    const checked = Report.shape.evidence.safeParse(evidence.words)
    const isWordless = evidence.words.trim() === ''
    setProblem(isWordless ? 'Say how the others can see it.' : checked.error?.issues[0]?.message)
    if (!checked.success) return
    const command = { type: 'action.report' as const, actionId: action.id, revision: read.revision }
    deed({ ...command, evidence: checked.data }, 'Your report is on the table.')
  }

  return (
    <FormDialog
      title="Say that it is done"
      submit="Say that it is done"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={read.newer !== undefined}
    >
      <WordingToAnswer read={read} onReadOn={read.readOn} />
      <TextField
        label="How can the others see it?"
        description="For instance what was sent, to whom and on which day. Then each other party says whether it sees it too."
        value={evidence.words}
        onChange={evidence.set}
        isMultiline
        maxLength={1000}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
