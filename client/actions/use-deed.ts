import { useTable } from '../table/use-table.tsx'
import { useAsking } from '../table/use-asking.ts'
import type { TableCommand } from '../table/outbox.ts'
import { announce } from '../ui/announce.ts'
import { keptOnDevice } from './words.ts'

/**
 * Asks for what a form says. Once it is done, or kept until there is a connection, says so and calls `onDone`; a refusal
 * calls `onRefused`. The form may be off the page by then.
 */
export function useDeed(onDone: () => void, onRefused = () => {}) {
  const { ask } = useTable()
  const { asking, isPending, run, clear } = useAsking()
  const deed = (command: TableCommand, saidWhenDone: string) =>
    void run(async () => {
      const outcome = await ask(command).catch((err: unknown) => {
        onRefused()
        throw err
      })
      announce(outcome === 'waiting' ? keptOnDevice : saidWhenDone)
      onDone()
    })
  return { deed, asking, isPending, clear }
}
