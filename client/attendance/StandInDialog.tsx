import { useState } from 'react'
import { standInFor, standsInFor } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Select } from '../ui/Select.tsx'
import { levelOf, levels, levelsOf, type Level } from './stand-in-levels.ts'

type Props = { meeting: Meeting; forSeat: Seat; onClose: () => void }

/** Names somebody of one’s own party who comes instead, and what they may do there. The others are told, not asked. */
export function StandInDialog({ meeting, forSeat, onClose }: Props) {
  const { table, names, seat: own, hrefTo } = useTable()
  const now = standInFor(meeting, forSeat.id)
  const [seatId, setSeatId] = useState<string | null>(now?.seatId ?? null)
  const [level, setLevel] = useState<Level>(now ? levelOf(now.powers) : 'listen')
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(onClose)
  const people = Object.values(table.seats).filter(
    (seat) =>
      seat.party === forSeat.party &&
      seat.id !== forSeat.id &&
      (seat.state === 'seated' || seat.state === 'invited') &&
      [undefined, forSeat.id].includes(standsInFor(meeting, seat.id)?.seatId),
  )
  const who = forSeat.id === own.id ? 'you' : nameOf(names, forSeat.id)
  const about = { meetingId: meeting.id, forSeatId: forSeat.id }
  const chosen = people.find(({ id }) => id === seatId)

  if (people.length === 0)
    return (
      <Dialog title={`Who comes instead of ${who}?`} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
        <p>
          Nobody else of your party is at this table or invited to it. Invite them first; then name them here.
        </p>
        <LinkButton href={hrefTo('people')}>Invite somebody</LinkButton>
      </Dialog>
    )
  const send = () => {
    if (!chosen) return setProblem('Choose who comes.')
    const { powers } = levels[level]
    const command = { type: 'attendance.stand_in' as const, ...about, standInSeatId: chosen.id }
    deed({ ...command, powers: [...powers] }, `Everyone sees who comes instead of ${who}.`)
  }
  return (
    <FormDialog
      title={`Who comes instead of ${who}?`}
      submit="Tell everyone"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
    >
      <Select
        label="Who comes"
        options={people.map(({ id, role }) => ({ id, label: nameOf(names, id), description: role }))}
        value={seatId}
        onChange={(id) => {
          setSeatId(id)
          setLevel('listen')
        }}
        errorMessage={chosen ? undefined : problem}
      />
      {chosen && (
        <Choice
          label="What may they do at this meeting?"
          description="It holds until the meeting ends, whatever they may do elsewhere. Everyone sees it."
          options={levelsOf(chosen)}
          value={level}
          onChange={setLevel}
        />
      )}
      {now && (
        <Button
          kind="quiet"
          onPress={() =>
            deed({ type: 'attendance.end_stand_in', ...about }, `Nobody comes instead of ${who} any more.`)
          }
        >
          Nobody comes instead any more
        </Button>
      )}
    </FormDialog>
  )
}
