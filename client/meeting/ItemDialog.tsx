import { useState } from 'react'
import { z } from 'zod'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { meetingId: string; item?: AgendaItem; onClose: () => void }

const fields = { title: z.string(), wants: z.string(), minutes: z.number().nullable() }

/** Puts a matter on the agenda, or rewords one's own: what, and what would settle it. */
export function ItemDialog({ meetingId, item, onClose }: Props) {
  const [itemId] = useState(newId)
  const form = useForm({
    place: item ? `item ${item.id}` : `item of ${meetingId}`,
    fields,
    initially: { title: item?.title ?? '', wants: item?.wants ?? '', minutes: item?.minutes ?? null },
    missing: () => ({ title: 'Say what it is about.' }),
    command: ({ minutes, ...words }) => {
      const wording = { ...words, ...(minutes !== null && { minutes }) }
      return item
        ? { type: 'agenda.reword', itemId: item.id, ...wording }
        : { type: 'agenda.add', itemId, meetingId, ...wording }
    },
    example: {},
    saidWhenDone: item ? 'Reworded' : 'It is on the agenda',
    onDone: onClose,
  })
  const { value, onChange, errorMessage } = form.field('minutes')
  return (
    <FormDialog
      {...form.frame}
      title={item ? 'Reword this item' : 'Put a matter on the agenda'}
      submit={item ? 'Save the wording' : 'Put it on the agenda'}
      onClose={onClose}
    >
      <TextField label="What is it about?" {...form.field('title')} isRequired autoFocus maxLength={160} />
      <TextField
        label="What do you want from it?"
        description="What would settle it? The others read this beside the item."
        {...form.field('wants')}
        isMultiline
        maxLength={600}
      />
      <NumberField
        label="How long may it take?"
        unit="minutes"
        value={value ?? Number.NaN}
        onChange={(minutes) => onChange(Number.isNaN(minutes) ? null : minutes)}
        minValue={1}
        maxValue={240}
        errorMessage={errorMessage}
      />
      {!item && <p>Only your party can reword it or take it off again.</p>}
    </FormDialog>
  )
}
