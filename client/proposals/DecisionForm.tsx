import { useState } from 'react'
import { DecisionAwaited, type Proposal } from '../../shared/proposals/proposal.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import type { Problems } from '../actions/wording-draft.ts'
import { today } from '../table/days.ts'
import { DayField } from '../ui/DayField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWordsRead } from './use-words-read.ts'
import { NewerWords, WordsShown } from './WordsShown.tsx'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

const Asked = DecisionAwaited.pick({ role: true, byDay: true })

/** Says who decides that is not at the table, and by when. */
export function DecisionForm({ proposal, onClose, onDone }: Props) {
  const read = useWordsRead(proposal)
  const role = useKept(`decision ${proposal.id}`)
  const [byDay, setByDay] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const { deed, asking, errorAt } = useDeed(() => {
    role.forget()
    onDone()
  })
  const send = () => {
    const asked = Asked.safeParse({ role: role.words, byDay })
    setProblems(asked.success ? {} : problemsOf(role.words, byDay))
    if (!asked.success) return
    const command = {
      type: 'proposal.needs_decision' as const,
      proposalId: proposal.id,
      revision: read.revision,
    }
    deed({ ...command, ...asked.data }, 'Who has to decide is on the table.')
  }
  return (
    <FormDialog
      title="Somebody else has to decide"
      submit="Put this on the table"
      asking={asking}
      shownAt={['byDay']}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={read.newer !== undefined}
    >
      {read.newer === undefined ? (
        <WordsShown label={`Wording ${read.revision}`} words={read.words} />
      ) : (
        <NewerWords before={read.words} after={read.newer} onReadOn={read.readOn} />
      )}
      <p>This is nobody’s answer: each party still says for itself what it thinks of these words.</p>
      <TextField
        label="Who decides?"
        description="A role, for instance “the SEN panel” or “the governors”."
        value={role.words}
        onChange={role.set}
        maxLength={120}
        errorMessage={problems.role}
      />
      <DayField
        label="By which day?"
        value={byDay}
        onChange={setByDay}
        min={today()}
        errorMessage={problems.byDay ?? errorAt('byDay')}
      />
    </FormDialog>
  )
}

const problemsOf = (role: string, byDay: string): Problems => ({
  ...(role.trim() === '' && { role: 'Say who has to decide.' }),
  ...(role.length > 120 && { role: 'Please keep this to 120 characters.' }),
  ...(!byDay && { byDay: 'Choose the day by which it will be decided.' }),
})
