import { useTable } from '../table/use-table.tsx'
import type { Waiting } from '../table/outbox.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { keptOnDevice } from './words.ts'

const isAbout = (actionId: string) => (waiting: Waiting) =>
  'actionId' in waiting.command && waiting.command.actionId === actionId

/** What this device still keeps about an action: on its way out, or refused after the wait with its words kept. */
export function WaitingHere({ actionId }: { actionId: string }) {
  const { waiting, isOnline, live } = useTable()
  const here = waiting.filter(isAbout(actionId))
  const refused = here.filter((one) => one.refused)
  return (
    <>
      {!isOnline && here.length > refused.length && <Notice>{keptOnDevice}</Notice>}
      {refused.map(({ id, command, refused: reason }) => (
        <Notice
          key={id}
          tone="attention"
          title={`This could not be added: ${reason?.message}`}
          action={<Button onPress={() => live.discard(id)}>Put it aside</Button>}
        >
          {typedIn(command) && `You wrote: “${typedIn(command)}”`}
        </Notice>
      ))}
    </>
  )
}

/** The words that somebody typed for a command, so that a refusal after a wait does not lose them. */
function typedIn(command: Waiting['command']): string | undefined {
  switch (command.type) {
    case 'action.capture':
    case 'action.reword':
      return command.wording.what
    case 'action.report':
      return command.evidence
    default:
      return undefined
  }
}
