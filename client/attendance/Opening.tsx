import { latestMove } from '../../shared/attendance/attended.ts'
import { isAtMeeting, peopleAt, placeOf, roleHolder } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { clockWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Aims } from './Aims.tsx'
import styles from './attendance.module.css'
import { NoticeFacts } from './NoticeFacts.tsx'
import { PeopleAtMeeting } from './PeopleAtMeeting.tsx'
import { RoleActs } from './RoleActs.tsx'
import { StandInOf } from './StandInOf.tsx'
import { useAnnouncedPeople } from './use-announced-people.ts'
import { usePlacing } from './use-placing.ts'
import { listed } from './words.ts'

/** Names and roles: who is here and how, who leads through the agenda and who takes notes. */
export function Opening({ meeting }: { meeting: Meeting }) {
  const { table, names, seat } = useTable()
  const { place, asking, isPending } = usePlacing(meeting)
  useAnnouncedPeople(meeting.id)
  const people = peopleAt(table, meeting)
  const count = people.filter((person) => isAtMeeting(meeting, person)).length
  const move = latestMove(people, meeting)
  const leads = roleHolder(table, meeting, 'chair')
  const notes = roleHolder(table, meeting, 'noteTaker')
  const own = placeOf(meeting, seat.id)?.place
  const isHere = own === 'in_room' || own === 'remote'
  const summary = [
    count === 0 ? 'nobody has said so yet' : `${count} ${count === 1 ? 'person' : 'people'}`,
    ...(move
      ? [`${nameOf(names, move.seatId)} ${move.kind === 'left' ? 'left' : 'came'} ${clockWords(move.at)}`]
      : []),
    ...(leads ? [`${nameOf(names, leads)} leads`] : []),
    ...(notes ? [`${nameOf(names, notes)} takes the notes`] : []),
  ]
  return (
    <Stack gap="m">
      <StandInOf meeting={meeting} />
      <Disclosure title="Who is here" detail={summary.join(' · ')} level={2}>
        <Stack gap="l">
          <RoleActs meeting={meeting} />
          <PeopleAtMeeting meeting={meeting} />
          {isHere && (
            <div className={styles.answers}>
              <Button
                isPending={isPending}
                onPress={() => place(seat.id, 'left', 'Everyone sees that you have left.')}
              >
                I am leaving
              </Button>
            </div>
          )}
          {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
          <NoticeFacts meeting={meeting} />
        </Stack>
      </Disclosure>
      <Disclosure
        title="What each party wants from this meeting"
        detail={aimsSummary(table, meeting)}
        level={2}
      >
        <Aims meeting={meeting} />
      </Disclosure>
    </Stack>
  )
}

function aimsSummary(table: Table, { aims }: Meeting): string {
  const said = parties.flatMap((party) => (aims[party] ? (table.parties[party]?.name ?? []) : []))
  return said.length === 0 ? 'nothing written yet' : `written by ${listed(said)}`
}
