import type { AgendaItem } from '../../shared/agenda/item.ts'
import { useTable } from '../table/use-table.tsx'
import { meetingDayWords } from './flow-words.ts'

/** That an item goes on with one that an earlier meeting left open. */
export function CarriedFrom({ item }: { item: AgendaItem }) {
  const { table } = useTable()
  const from = table.agenda[item.carriedFrom ?? '']
  return from ? <span>{`carried from ${meetingDayWords(table, from)}`}</span> : null
}
