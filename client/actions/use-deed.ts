import { useTable } from '../table/use-table.tsx'
import { useAsking } from '../table/use-asking.ts'
import type { TableCommand } from '../table/outbox.ts'
import { announce } from '../ui/announce.ts'
import { keptOnDevice } from './words.ts'

/** Asks for what a form says. Once it is done, or kept until there is a connection, says so and calls `onDone`. */
export function useDeed(onDone: () => void) {
  const { ask } = useTable()
  const { asking, isPending, run, clear } = useAsking()
  const deed = (command: TableCommand, saidWhenDone: string) =>
    void run(async () => {
      const outcome = await ask(command)
      announce(outcome === 'waiting' ? keptOnDevice : saidWhenDone)
      onDone()
    })
  return { deed, asking, isPending, clear }
}
