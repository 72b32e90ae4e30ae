import { createContext, useContext, useState, type ReactNode } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { statementsOn } from '../../shared/statements/standing.ts'
import type { Table } from '../../shared/table.ts'
import { itemsInOrder } from '../meeting/items.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { askedOn, hasWordsToDifferFrom } from './offering.ts'
import { useWritten } from './use-written.ts'

/** The items on which somebody of this page has asked for the way to a different view. */
type Differing = { chosen: readonly string[]; choose: (itemId: string) => void }

const DifferingContext = createContext<Differing>({ chosen: [], choose: () => {} })

export const useDiffering = () => useContext(DifferingContext)

/** Around the sheet of a meeting. */
export function DifferingProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (itemId: string) => setChosen((before) => [...before, itemId])
  return <DifferingContext value={{ chosen, choose }}>{children}</DifferingContext>
}

/**
 * After a meeting a party may put its own view beside every item. Where there is something to differ from, the way is on the
 * item; to all the others it is here, once.
 */
export function DifferingElsewhere({ meeting }: { meeting: Meeting }) {
  const { table, seat } = useTable()
  const { chosen, choose } = useDiffering()
  const items = itemsInOrder(table, meeting)
  const written = useWritten(items.map(({ id }) => id))
  const others = items.flatMap((item, place) =>
    isElsewhere(table, item, written.includes(item.id)) && !chosen.includes(item.id)
      ? [{ id: item.id, label: `${place + 1} ${item.title}` }]
      : [],
  )
  if (meeting.state !== 'ended' || !mayContribute(seat) || others.length === 0) return null
  return (
    <Disclosure title="Add a different view to another item">
      <Cluster gap="xs">
        {others.map(({ id, label }) => (
          <Button key={id} kind="quiet" onPress={() => choose(id)}>
            {label}
          </Button>
        ))}
      </Cluster>
    </Disclosure>
  )
}

const isElsewhere = (table: Table, item: AgendaItem, isWritten: boolean) =>
  !askedOn(item) && !hasWordsToDifferFrom(item, isWritten, statementsOn(table, item.id).length > 0)
