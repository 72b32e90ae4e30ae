import type { AgendaItem } from '../../shared/agenda/item.ts'
import { owedOn } from '../../shared/agenda/promises.ts'
import { useTable } from '../table/use-table.tsx'
import styles from './flow.module.css'
import { earlierEnds, owedWords } from './promise-words.ts'

/** Until when a matter was put aside before: what was promised stays in sight, whatever was said since. */
export function EarlierEnds({ item }: { item: AgendaItem }) {
  const { table, names } = useTable()
  const ends = earlierEnds(item, names)
  if (ends.length === 0) return null
  const contested = owedOn(table, item).filter(({ other }) => other)
  return (
    <>
      <p className={styles.quiet}>{`It was parked before: ${ends.join('; ')}.`}</p>
      {contested.map((owed) => (
        <p key={owed.party} className={styles.quiet}>
          {owedWords(table, names, owed)}
        </p>
      ))}
    </>
  )
}
