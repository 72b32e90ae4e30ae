import { parties, partyWord, type Seat } from '../../shared/seats/seat.ts'
import { goneByHint } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { WordingDraft } from './wording-draft.ts'

type Props = {
  draft: WordingDraft
  problemAt: (field: keyof WordingDraft) => string | undefined
  change: (part: Partial<WordingDraft>) => void
}

const dueChoices = [
  { id: 'day', label: 'By a day' },
  { id: 'event', label: 'Before something happens' },
] as const

/** The fields of a wording, for capturing and for rewording alike. */
export function WordingForm({ draft, problemAt, change }: Props) {
  return (
    <>
      <TextField
        label="What will be done"
        value={draft.what}
        onChange={(what) => change({ what })}
        isMultiline
        rows={2}
        maxLength={600}
        errorMessage={problemAt('what')}
      />
      <Select
        label="Who will do it"
        description="One person. They say for themselves whether they will."
        options={useOwners()}
        value={draft.ownerSeatId}
        onChange={(ownerSeatId) => change({ ownerSeatId })}
        errorMessage={problemAt('ownerSeatId')}
      />
      <Choice
        label="By when"
        layout="row"
        options={dueChoices}
        value={draft.dueKind}
        onChange={(dueKind) => change({ dueKind })}
      />
      {draft.dueKind === 'day' ? (
        <DayField
          label="The day"
          description={goneByHint(draft.day)}
          value={draft.day}
          onChange={(day) => change({ day })}
          errorMessage={problemAt('day')}
        />
      ) : (
        <>
          <TextField
            label="Before what?"
            description="For instance “before the winter break”."
            value={draft.event}
            onChange={(event) => change({ event })}
            maxLength={160}
            errorMessage={problemAt('event')}
          />
          <DayField
            label="Which day is that? (If you know)"
            description={goneByHint(draft.eventDay)}
            value={draft.eventDay}
            onChange={(eventDay) => change({ eventDay })}
            errorMessage={problemAt('day')}
          />
        </>
      )}
      <TextField
        label="How we will all know that it was done (you may leave this empty)"
        value={draft.doneWhen}
        onChange={(doneWhen) => change({ doneWhen })}
        isMultiline
        rows={2}
        maxLength={600}
        errorMessage={problemAt('doneWhen')}
      />
    </>
  )
}

const byParty = (a: Seat, b: Seat) => parties.indexOf(a.party) - parties.indexOf(b.party)

/** Everybody who can own an action: those at the table and those who were invited, by party. */
function useOwners() {
  const { table, names } = useTable()
  return Object.values(table.seats)
    .filter(({ state }) => state === 'seated' || state === 'invited')
    .toSorted(byParty)
    .map((seat) => ({
      id: seat.id,
      label: nameOf(names, seat.id),
      description: `${seat.role} · ${table.parties[seat.party]?.name ?? partyWord[seat.party]}${
        seat.state === 'invited' ? ' · has not joined yet' : ''
      }`,
      leading: <PartyMark party={seat.party} isHollow={seat.state === 'invited'} />,
    }))
}
