import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { ActionCard } from '../../actions/ActionCard.tsx'
import { useTable } from '../../table/use-table.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The actions of the meetings before this one, as they stand now. */
export function EarlierActions({ meeting }: { meeting: Meeting }) {
  const { table } = useTable()
  const earlier = Object.values(table.actions).filter(({ meetingId }) => {
    const other = table.meetings[meetingId]
    return other && other.id !== meeting.id && other.startsAt < meeting.startsAt
  })
  if (earlier.length === 0) return <p>There are no actions from earlier meetings at this table.</p>
  return (
    <Disclosure title="Actions from earlier meetings" detail={String(earlier.length)} defaultExpanded>
      <Stack gap="s">
        {earlier.map(({ id }) => (
          <ActionCard key={id} actionId={id} isCompact />
        ))}
      </Stack>
    </Disclosure>
  )
}
