import { useState } from 'react'
import { ParkedUntil, type AgendaItem } from '../../shared/agenda/item.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { today } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { closeOnto } from './close-onto.ts'

type Kind = ParkedUntil['kind']

const choices: { id: Kind; label: string; description: string }[] = [
  { id: 'meeting', label: 'For another meeting', description: 'It is offered when that meeting is planned.' },
  {
    id: 'written_reply',
    label: 'Until somebody replies in writing',
    description: 'By a day that you choose.',
  },
]

type Props = { item: AgendaItem; title: string; submit: string; onClose: () => void }

/** Puts a matter aside with an end. Without one it cannot be put aside. */
export function ParkDialog({ item, title, submit, onClose }: Props) {
  const { table, names } = useTable()
  const before = item.parked?.until
  const [kind, setKind] = useState<Kind | null>(before?.kind ?? null)
  const [day, setDay] = useState(before?.day ?? '')
  const [from, setFrom] = useState(before?.kind === 'written_reply' ? before.from : null)
  const [isTried, setIsTried] = useState(false)
  const { deed, asking, errorAt } = useDeed(() => closeOnto(item.id, onClose))
  const people = Object.values(table.seats)
    .filter(({ state }) => state === 'seated' || state === 'invited')
    .map(({ id, party }) => ({
      id,
      label: personOf(table, names, id),
      description: table.parties[party]?.name ?? partyWord[party],
      leading: <PartyMark party={party} />,
    }))
  const isReply = kind === 'written_reply'
  const send = () => {
    setIsTried(true)
    const until = ParkedUntil.safeParse({ kind, ...(day && { day }), ...(isReply && { from }) })
    if (until.success) deed({ type: 'agenda.park', itemId: item.id, until: until.data }, 'Parked')
  }
  return (
    <FormDialog
      title={title}
      submit={submit}
      asking={asking}
      shownAt={['until.day', 'until.from']}
      onSubmit={send}
      onClose={onClose}
    >
      <Choice
        label="Until when?"
        description="A matter is put aside only with an end. The party that raised it can also take it off the agenda."
        options={choices}
        value={kind}
        onChange={setKind}
        errorMessage={isTried && !kind ? 'Choose one of the two.' : undefined}
      />
      {isReply && (
        <Select
          label="Who replies?"
          options={people}
          value={from}
          onChange={setFrom}
          errorMessage={isTried && !from ? 'Choose who replies.' : errorAt('until.from')}
        />
      )}
      {kind && (
        <DayField
          label={isReply ? 'By which day?' : 'On which day? You may leave this empty.'}
          value={day}
          onChange={setDay}
          min={today()}
          errorMessage={isTried && isReply && !day ? 'Choose the day.' : errorAt('until.day')}
        />
      )}
    </FormDialog>
  )
}
