import type { AgendaItem } from '../../shared/agenda/item.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { answerWords, partyName, readingWords } from './flow-words.ts'
import styles from './flow.module.css'
import { saidBeforeReopening } from './own-part.ts'

/** What parties answered and read before the item was opened again: it counts for nothing now, and nobody’s is gone. */
export function BeforeReopening({ item }: { item: AgendaItem }) {
  const { table, names } = useTable()
  const said = saidBeforeReopening(item)
  if (said.length === 0) return null
  return (
    <Disclosure title="Before it was opened again" level={4} detail={String(said.length)}>
      <ul className={styles.lines} aria-label="Before it was opened again">
        {said.map((one) => (
          <li key={`${one.party} ${one.at}`} className={styles.line}>
            <PartyMark party={one.party} />
            <span>
              {`${partyName(table, one.party)}: ${'answer' in one ? answerWords(one.answer) : readingWords(one.reading)}`}
              {` · ${nameOf(names, one.by)}, ${momentWords(one.at)}`}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
