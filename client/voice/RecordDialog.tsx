import { useState } from 'react'
import { z } from 'zod'
import { isHere } from '../../shared/seats/seat.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { meetingId: string; itemId: string; onClose: () => void }

const fields = { speakerSeatId: z.string().nullable(), words: z.string() }

/** Keeps words as they were said, with who said them. */
export function RecordDialog({ meetingId, itemId, onClose }: Props) {
  const { table, names, seat } = useTable()
  const [saidId] = useState(newId)
  const form = useForm({
    place: `said ${itemId}`,
    fields,
    isWhole: true,
    // Words laid to the wrong person are worse than one more choice.
    initially: { speakerSeatId: null, words: '' },
    missing: () => ({ speakerSeatId: 'Choose who said it.' }),
    command: (draft) => ({ type: 'said.record', saidId, meetingId, itemId, ...draft }),
    example: { speakerSeatId: seat.id },
    saidWhenDone: 'It is recorded as said.',
    onDone: onClose,
  })
  return (
    <FormDialog {...form.frame} title="Record as said" submit="Record it" onClose={onClose}>
      <p>
        Everyone sees these words at once. The speaker and the others can put their own version beside them.
      </p>
      <Select
        label="Who said it"
        options={Object.values(table.seats)
          .filter(isHere)
          .map(({ id, party, role }) => ({
            id,
            label: nameOf(names, id),
            description: role,
            leading: <PartyMark party={party} />,
          }))}
        {...form.field('speakerSeatId')}
      />
      <TextField
        label="The words"
        description="As exactly as you can."
        {...form.field('words')}
        isMultiline
        maxLength={2000}
      />
    </FormDialog>
  )
}
