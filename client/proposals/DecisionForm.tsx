import { z } from 'zod'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf } from '../../shared/proposals/standing.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { useRead } from '../forms/use-read.ts'
import { today } from '../table/days.ts'
import { DayField } from '../ui/DayField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { WordsToAnswer } from './WordsToAnswer.tsx'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

const fields = { role: z.string(), byDay: z.string() }

/** Says who decides that is not at the table, and by when. */
export function DecisionForm({ proposal, onClose, onDone }: Props) {
  const read = useRead(revisionOf(proposal))
  const form = useForm({
    place: `decision ${proposal.id}`,
    fields,
    initially: { role: '', byDay: '' },
    missing: () => ({
      role: 'Say who has to decide.',
      byDay: 'Choose the day by which it will be decided.',
    }),
    command: (asked) => ({
      type: 'proposal.needs_decision',
      proposalId: proposal.id,
      revision: read.number,
      ...asked,
    }),
    example: { role: 'Somebody', byDay: '9999-12-31' },
    saidWhenDone: 'Who has to decide is on the table.',
    onDone,
  })
  return (
    <FormDialog
      {...form.frame}
      title="Somebody else has to decide"
      submit="Put this on the table"
      onClose={onClose}
      isSubmitDisabled={read.isSuperseded}
    >
      <WordsToAnswer proposal={proposal} read={read} />
      <p>This is nobody’s answer: each party still says for itself what it thinks of these words.</p>
      <TextField
        label="Who decides?"
        description="A role, for instance “the SEN panel” or “the governors”."
        {...form.field('role')}
        maxLength={120}
      />
      <DayField label="By which day?" {...form.field('byDay')} min={today()} />
    </FormDialog>
  )
}
