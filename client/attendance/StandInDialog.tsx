import { z } from 'zod'
import { standInFor, standsInFor } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { refusalOf } from '../forms/problems.ts'
import { useForm } from '../forms/use-form.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Select } from '../ui/Select.tsx'
import { levelOf, levels, levelsOf } from './stand-in-levels.ts'

type Props = { meeting: Meeting; forSeat: Seat; onClose: () => void }

const fields = {
  standInSeatId: z.string().nullable(),
  level: z.enum(['listen', 'speak', 'answer', 'all']),
}
const otherNames = { powers: 'level' }

/** Names somebody of one’s own party who comes instead, and what they may do there. The others are told, not asked. */
export function StandInDialog(props: Props) {
  const { table, names, seat: own, hrefTo } = useTable()
  const { forSeat, onClose } = props
  const meeting = table.meetings[props.meeting.id] ?? props.meeting
  const now = standInFor(meeting, forSeat.id)
  const who = forSeat.id === own.id ? 'you' : nameOf(names, forSeat.id)
  const about = { meetingId: meeting.id, forSeatId: forSeat.id }
  const people = Object.values(table.seats).filter(
    (seat) =>
      seat.party === forSeat.party &&
      seat.id !== forSeat.id &&
      (seat.state === 'seated' || seat.state === 'invited') &&
      [undefined, forSeat.id].includes(standsInFor(meeting, seat.id)?.seatId),
  )
  const form = useForm({
    place: `stand-in ${meeting.id} ${forSeat.id}`,
    fields,
    isWhole: true,
    otherNames,
    initially: { standInSeatId: now?.seatId ?? null, level: now ? levelOf(now.powers) : 'listen' },
    missing: () => ({ standInSeatId: 'Choose who comes.' }),
    command: ({ standInSeatId, level }) => ({
      type: 'attendance.stand_in',
      ...about,
      standInSeatId,
      powers: [...levels[level].powers],
    }),
    saidWhenDone: `Everyone sees who comes instead of ${who}.`,
    onDone: onClose,
  })
  // Whoever may say that nobody comes instead may say who does.
  const barred = refusalOf(table, own.id, { type: 'attendance.end_stand_in', ...about })
  const chosen = people.find(({ id }) => id === form.draft.standInSeatId)

  if (people.length === 0)
    return (
      <Dialog title={`Who comes instead of ${who}?`} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
        <p>
          Nobody else of your party is at this table or invited to it. Invite them first; then name them here.
        </p>
        <LinkButton href={hrefTo('people')}>Invite somebody</LinkButton>
      </Dialog>
    )
  return (
    <FormDialog
      {...form.frame}
      barred={form.isPending ? undefined : barred}
      title={`Who comes instead of ${who}?`}
      submit="Tell everyone"
      onClose={onClose}
    >
      <Select
        label="Who comes"
        options={people.map(({ id, role }) => ({ id, label: nameOf(names, id), description: role }))}
        {...form.field('standInSeatId')}
        onChange={(standInSeatId) => form.change({ standInSeatId, level: 'listen' })}
      />
      {chosen && (
        <Choice
          label="What may they do at this meeting?"
          description="It holds until the meeting ends, whatever they may do elsewhere. Everyone sees it."
          options={levelsOf(chosen)}
          {...form.field('level')}
        />
      )}
      {now && (
        <Button
          kind="quiet"
          onPress={() =>
            form.deed(
              { type: 'attendance.end_stand_in', ...about },
              `Nobody comes instead of ${who} any more.`,
            )
          }
        >
          Nobody comes instead any more
        </Button>
      )}
    </FormDialog>
  )
}
