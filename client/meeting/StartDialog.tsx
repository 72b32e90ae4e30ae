import { FormDialog } from '../forms/FormDialog.tsx'
import type { Asking } from '../table/use-asking.ts'

type Props = { question: string; asking: Asking; onStart: () => void; onClose: () => void }

/** Asks once more before a meeting starts at another time than everyone was told. */
export function StartDialog({ question, asking, onStart, onClose }: Props) {
  return (
    <FormDialog title={question} submit="Start it now" asking={asking} onSubmit={onStart} onClose={onClose}>
      <p>Everyone at the table sees at once that it has started.</p>
    </FormDialog>
  )
}
