import { useState } from 'react'
import { type Action, FindingWords } from '../../shared/actions/action.ts'
import { reportOf, wordingOf } from '../../shared/actions/standing.ts'
import { momentWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'
import { Quote } from './Quote.tsx'
import { useDeed } from './use-deed.ts'
import { useKept } from './use-kept.ts'
import { findingChoices, findingCommentLabel } from './words.ts'
import type { Problems } from './wording-draft.ts'
import { WordingShown } from './WordingShown.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

/** Another party says whether it sees that the action is done. */
export function FindForm({ action, onClose, onDone }: Props) {
  const { table, names } = useTable()
  const latest = reportOf(action)
  const [number, setNumber] = useState(latest?.report)
  const [kind, setKind] = useState<FindingWords['kind'] | null>(null)
  const comment = useKept(`find ${action.id}`)
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking } = useDeed(() => {
    comment.forget()
    onDone()
  })
  const report = action.reports.find((one) => one.report === number)
  const isSuperseded = latest?.report !== number

  const send = () => {
    const finding = FindingWords.safeParse({ kind, comment: comment.words })
    setProblems(finding.success ? {} : problemsOf(kind, comment.words))
    if (!finding.success || number === undefined) return
    const command = { type: 'action.find' as const, actionId: action.id, report: number }
    deed({ ...command, finding: finding.data }, 'What your party sees is on the table.')
  }
  const readOn = () => {
    setKind(null)
    setNumber(latest?.report)
  }

  return (
    <FormDialog
      title="Do you see it too?"
      submit="Send what we see"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={isSuperseded}
    >
      <WordingShown wording={wordingOf(action)} label="What was to be done" />
      {report && (
        <Quote who={`${personOf(table, names, report.by)} says that it is done, ${momentWords(report.at)}:`}>
          {report.evidence}
        </Quote>
      )}
      {isSuperseded && (
        <Notice tone="attention" action={<Button onPress={readOn}>Show me</Button>}>
          There is something newer than this report.
        </Notice>
      )}
      <Choice
        label="What does your party see?"
        options={findingChoices}
        value={kind}
        onChange={setKind}
        errorMessage={kind ? undefined : problems.kind}
      />
      {kind && (
        <TextField
          label={findingCommentLabel[kind]}
          value={comment.words}
          onChange={comment.set}
          isMultiline
          rows={2}
          maxLength={1000}
          errorMessage={problems.comment}
        />
      )}
    </FormDialog>
  )
}

function problemsOf(kind: FindingWords['kind'] | null, comment: string): Problems {
  if (!kind) return { kind: 'Choose one of the three answers.' }
  return {
    comment: comment.trim() === '' ? 'Say what you see instead.' : 'Please keep this to 1000 characters.',
  }
}
