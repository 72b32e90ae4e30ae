import type { ReactNode } from 'react'
import type { Party } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { partyName } from './flow-words.ts'
import styles from './flow.module.css'

export type PartyLine = { party: Party; words: string | undefined; beside?: ReactNode }

type Props = { label: string; lines: readonly PartyLine[]; nothing: string }

/** A line for each party: its mark, its name, and what it said, or that it said nothing. */
export function PartyLines({ label, lines, nothing }: Props) {
  const { table } = useTable()
  return (
    <ul className={styles.lines} aria-label={label}>
      {lines.map(({ party, words, beside }) => (
        <li key={party} className={styles.line}>
          <PartyMark party={party} isHollow={words === undefined} />
          <span>
            {`${partyName(table, party)}: `}
            <span data-has={words === undefined ? 'nothing' : 'words'}>{words ?? nothing}</span>
            {beside}
          </span>
        </li>
      ))}
    </ul>
  )
}
