import { z } from 'zod'
import { parties, partyWord, Party } from '../../shared/seats/seat.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

const fields = { party: Party.nullable(), name: z.string() }

/** Names one more party, so that its first contact can be invited. */
export function NamePartyDialog({ onClose }: { onClose: () => void }) {
  const { table } = useTable()
  const form = useForm({
    place: 'party',
    fields,
    initially: { party: null, name: '' },
    missing: () => ({ party: 'Choose the party.' }),
    command: ({ party, name }) => ({
      type: 'party.name',
      party,
      name: name.trim() || (party && partyWord[party]),
    }),
    saidWhenDone: 'The party has a place at the table.',
    onDone: onClose,
  })
  const { party } = form.draft
  return (
    <FormDialog {...form.frame} title="Name another party" submit="Add this party" onClose={onClose}>
      <Select
        label="Which party?"
        options={parties
          .filter((one) => !table.parties[one] || one === party)
          .map((one) => ({ id: one, label: partyWord[one], leading: <PartyMark party={one} /> }))}
        {...form.field('party')}
      />
      <TextField
        label="What is it called here?"
        {...form.field('name')}
        maxLength={120}
        placeholder={party ? partyWord[party] : ''}
      />
    </FormDialog>
  )
}
