import type { Action, FindingWords } from '../../shared/actions/action.ts'
import { reportOf, wordingOf } from '../../shared/actions/standing.ts'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import { momentWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Quote } from './Quote.tsx'
import { findingChoices, findingCommentLabel } from './words.ts'
import { WordingShown } from './WordingShown.tsx'

type Props = { action: Action; onClose: () => void; onDone: () => void }

const needed: Partial<Record<FindingWords['kind'], { missing: string }>> = {
  disputed: { missing: 'Say what you see instead.' },
}

/** Another party says whether it sees that the action is done. */
export function FindForm({ action, ...rest }: Props) {
  const { table, names } = useTable()
  return (
    <AnswerDialog
      {...rest}
      place={`find ${action.id}`}
      title="Do you see it too?"
      submit="Send what we see"
      question="What does your party see?"
      options={findingChoices}
      unchosen="Choose one of the three answers."
      words={(kind) => ({ label: findingCommentLabel[kind], ...needed[kind] })}
      latest={reportOf(action)?.report ?? 0}
      command={({ kind, words }, report) => ({
        type: 'action.find',
        actionId: action.id,
        report,
        finding: { kind, comment: words },
      })}
      example="disputed"
      saidWhenDone="What your party sees is on the table."
    >
      {({ number, isSuperseded, readOn }) => {
        const report = action.reports.find((one) => one.report === number)
        return (
          <>
            <WordingShown wording={wordingOf(action)} label="What was to be done" />
            {report && (
              <Quote
                who={`${personOf(table, names, report.by)} says that it is done, ${momentWords(report.at)}:`}
              >
                {report.evidence}
              </Quote>
            )}
            {isSuperseded && (
              <Notice tone="attention" action={<Button onPress={readOn}>Show me</Button>}>
                There is something newer than this report.
              </Notice>
            )}
          </>
        )
      }}
    </AnswerDialog>
  )
}
