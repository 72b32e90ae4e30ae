import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Stack } from '../ui/Stack.tsx'
import { ActionCard } from './ActionCard.tsx'
import { needing } from './groups.ts'
import { NoSignature } from './NoSignature.tsx'

/** The actions of one meeting, for the side of its page: those that need you first. */
export function MeetingActions({ meetingId }: { meetingId: string }) {
  const { table, seat } = useTable()
  const actions = Object.values(table.actions).filter((action) => action.meetingId === meetingId)
  const needed = new Set(needing(table, seat.id, today()).map(({ action }) => action.id))
  const yours = actions.filter(({ id }) => needed.has(id))
  const others = actions.filter(({ id }) => !needed.has(id))
  if (actions.length === 0)
    return (
      <EmptyState title="What will be done stands here">
        Select the words in the minutes that say what somebody will do, then “Make an action”.
      </EmptyState>
    )
  return (
    <Stack gap="s">
      <p>{yours.length === 0 ? 'Nothing waits for you.' : `${yours.length} of ${actions.length} need you`}</p>
      <NoSignature />
      {/* One list, so that a card which no longer needs you moves and keeps the form that is open on it. */}
      {[...yours, ...others].map(({ id }) => (
        <ActionCard key={id} actionId={id} isCompact />
      ))}
    </Stack>
  )
}
