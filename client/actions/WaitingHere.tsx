import { useTable } from '../table/use-table.tsx'
import type { Waiting } from '../table/outbox.ts'
import { Notice } from '../ui/Notice.tsx'
import { RefusedHere } from './RefusedHere.tsx'
import { keptOnDevice } from './words.ts'

const isAbout = (actionId: string) => (waiting: Waiting) =>
  'actionId' in waiting.command && waiting.command.actionId === actionId

/** What this device still keeps about an action: on its way out, or refused after the wait with its words kept. */
export function WaitingHere({ actionId }: { actionId: string }) {
  const { table, waiting, isOnline } = useTable()
  const here = waiting.filter(isAbout(actionId))
  const refused = here.filter((one) => one.refused)
  return (
    <>
      {!isOnline && here.length > refused.length && <Notice>{keptOnDevice}</Notice>}
      {refused.map((one) => (
        <RefusedHere key={one.id} action={table.actions[actionId]} waiting={one} />
      ))}
    </>
  )
}
