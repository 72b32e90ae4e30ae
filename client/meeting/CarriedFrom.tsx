import { carriedTo } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { meetingDayWords } from './flow-words.ts'

/** That an item goes on with one that an earlier meeting left open, and that another meeting has taken it up before. */
export function CarriedFrom({ item }: { item: AgendaItem }) {
  const { table } = useTable()
  const from = table.agenda[item.carriedFrom ?? '']
  if (!from) return null
  const taken = carriedTo(table, from.id, today())
  const isElsewhere = taken !== undefined && taken.id !== item.id
  return (
    <>
      <span>{`carried from ${meetingDayWords(table, from)}`}</span>
      {isElsewhere && <span>{`also on the agenda of ${meetingDayWords(table, taken)}`}</span>}
    </>
  )
}
