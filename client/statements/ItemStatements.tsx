import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import { statementsOn } from '../../shared/statements/standing.ts'
import { StatementKind, type Statement } from '../../shared/statements/statement.ts'
import type { Table } from '../../shared/table.ts'
import { useTable } from '../table/use-table.tsx'
import { useDiffering } from './differing.tsx'
import { askedOn, hasWordsToDifferFrom } from './offering.ts'
import { OwnWords } from './OwnWords.tsx'
import { PostedStatement } from './PostedStatement.tsx'
import styles from './Statements.module.css'
import { useWritten } from './use-written.ts'
import { childWord, partyName } from './words.ts'

/**
 * Each party’s own words on an item: drafted among themselves, read by all once posted. Where nobody is asked for them, they
 * are offered once the item is being talked about.
 */
export function ItemStatements({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const all = statementsOn(table, item.id)
  const own = all.filter(({ party }) => party === seat.party)
  const others = all.filter(({ party }) => party !== seat.party)
  const asked = askedOn(item)
  const { chosen } = useDiffering()
  const isChosen = chosen.includes(item.id)
  const isWritten = useWritten([item.id]).length > 0
  const isOffered =
    meeting.state === 'ended'
      ? isChosen || item.state === 'withdrawn' || hasWordsToDifferFrom(item, isWritten, all.length > 0)
      : meeting.currentItemId === item.id || item.state === 'covered'
  if (!asked && all.length === 0 && !(mayContribute(seat) && isOffered)) return null
  const offered = asked ?? 'different_view'
  const kinds = StatementKind.options.filter(
    (kind) => kind === offered || own.some((statement) => statement.kind === kind),
  )
  const missing = asked && missingWords(table, asked, all, seat.party)
  return (
    <div className={styles.statements} role="group" aria-label="In each party’s own words">
      {kinds.map((kind) => (
        <OwnWords
          key={kind}
          meeting={meeting}
          item={item}
          kind={kind}
          isAsked={kind === asked}
          isOpen={isChosen && kind === offered}
        />
      ))}
      {others.map((statement) => (
        <PostedStatement key={statement.id} meeting={meeting} statement={statement} />
      ))}
      {missing && <p className={styles.facts}>{missing}</p>}
    </div>
  )
}

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Who of the others has posted nothing, without saying why: nobody has to. */
function missingWords(table: Table, asked: 'views' | 'child', all: Statement[], own: Party) {
  const has = (party: Party) => all.some((one) => one.party === party && one.kind === asked)
  if (asked === 'child')
    return all.some(({ kind }) => kind === 'child')
      ? undefined
      : `No words of the ${childWord(table)} are posted.`
  const isHere = (party: Party) => seatsOf(table, party).some(({ state }) => state === 'seated')
  const silent = parties.filter((party) => party !== own && isHere(party) && !has(party))
  if (silent.length === 0) return undefined
  return `No views posted by ${list.format(silent.map((party) => partyName(table, party)))}.`
}
