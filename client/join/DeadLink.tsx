import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** One page for every link that does not work, whatever the reason: it says nothing about anyone. */
export function DeadLink() {
  return (
    <EmptyState
      level={1}
      title="This link does not work"
      action={<LinkButton href="/">Go to the first page</LinkButton>}
    >
      It may be incomplete, used already, out of date, taken back, or closed after too many wrong codes. Ask
      the person who sent it for a new one. If you joined with it before on this device, your tables are on
      the first page.
    </EmptyState>
  )
}
