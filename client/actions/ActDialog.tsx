import type { RefObject } from 'react'
import { closeOnto } from '../forms/close-onto.ts'
import { useTable } from '../table/use-table.tsx'
import type { Act } from './acts.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { FindForm } from './FindForm.tsx'
import { OwnerAnswerForm } from './OwnerAnswerForm.tsx'
import { ReportForm } from './ReportForm.tsx'
import { RewordDialog } from './RewordDialog.tsx'

const forms = {
  answer: AnswerForm,
  owner_answer: OwnerAnswerForm,
  report: ReportForm,
  find: FindForm,
  reword: RewordDialog,
} satisfies Record<Act, unknown>

/** An act that somebody has begun. */
export type Begun = { actionId: string; act: Act }

type Props = {
  begun: Begun | undefined
  onClose: () => void
  /** Where the act was begun: what carries `data-action` in there has the focus once it is done. */
  within: RefObject<HTMLElement | null>
}

/**
 * The form of the act that was begun, if any. It stands above whatever offered the act: the page shows an act at
 * once, so the button that began it may be gone before the server has answered.
 */
export function ActDialog({ begun, onClose, within }: Props) {
  const { table } = useTable()
  const action = begun && table.actions[begun.actionId]
  if (!action) return null
  const Form = forms[begun.act]
  const done = () =>
    closeOnto(onClose, () =>
      within.current?.querySelector<HTMLElement>(`[data-action="${action.id}"]`)?.focus(),
    )
  return <Form key={action.id} action={action} onClose={onClose} onDone={done} />
}
