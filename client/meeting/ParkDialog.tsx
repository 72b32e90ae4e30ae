import { z } from 'zod'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { today } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { closeOntoItem } from './close-onto.ts'

const choices = [
  { id: 'meeting', label: 'For another meeting', description: 'It is offered when that meeting is planned.' },
  {
    id: 'written_reply',
    label: 'Until somebody replies in writing',
    description: 'By a day that you choose.',
  },
] as const

const fields = {
  kind: z.enum(['meeting', 'written_reply']).nullable(),
  day: z.string(),
  from: z.string().nullable(),
}

type Props = { item: AgendaItem; title: string; submit: string; onClose: () => void }

/** Puts a matter aside with an end. Without one it cannot be put aside. */
export function ParkDialog({ item, title, submit, onClose }: Props) {
  const { table, names } = useTable()
  const before = item.parked?.until
  const form = useForm({
    place: `park ${item.id}`,
    fields,
    isWhole: true,
    initially: {
      kind: before?.kind ?? null,
      day: before?.day ?? '',
      from: before?.kind === 'written_reply' ? before.from : null,
    },
    missing: ({ kind }) => ({
      kind: 'Choose one of the two.',
      ...(kind === 'written_reply' && { from: 'Choose who replies.', day: 'Choose the day.' }),
    }),
    command: ({ kind, day, from }) => ({
      type: 'agenda.park',
      itemId: item.id,
      until: { kind, ...(day && { day }), ...(kind === 'written_reply' && { from }) },
    }),
    example: { kind: 'meeting', day: '' },
    saidWhenDone: 'Parked',
    onDone: () => closeOntoItem(item.id, onClose),
  })
  const people = Object.values(table.seats)
    .filter(({ state }) => state === 'seated' || state === 'invited')
    .map(({ id, party }) => ({
      id,
      label: personOf(table, names, id),
      description: table.parties[party]?.name ?? partyWord[party],
      leading: <PartyMark party={party} />,
    }))
  const { kind } = form.draft
  const isReply = kind === 'written_reply'
  return (
    <FormDialog {...form.frame} title={title} submit={submit} onClose={onClose}>
      <Choice
        label="Until when?"
        description="A matter is put aside only with an end. The party that raised it can also take it off the agenda."
        options={choices}
        {...form.field('kind')}
      />
      {isReply && <Select label="Who replies?" options={people} {...form.field('from')} />}
      {kind && (
        <DayField
          label={isReply ? 'By which day?' : 'On which day? You may leave this empty.'}
          {...form.field('day')}
          min={today()}
        />
      )}
    </FormDialog>
  )
}
