import { carriedTo, idleWith } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { owedOn } from '../../shared/agenda/promises.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Names } from '../../shared/names.ts'
import type { Table } from '../../shared/table.ts'
import { dayWords, momentWords, today } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Notice } from '../ui/Notice.tsx'
import { partyName, untilWords } from './flow-words.ts'
import { owedWords } from './promise-words.ts'
import { idleWords } from './waiting-words.ts'

/** How a meeting ended, for everyone who reads it later: who ended it, and what waits for what. */
export function Ended({ meeting, ended }: { meeting: Meeting; ended: NonNullable<Meeting['ended']> }) {
  const { table, names } = useTable()
  const left = meeting.itemIds.flatMap((itemId) => {
    const item = table.agenda[itemId]
    return item && (item.state === 'parked' || ended.notReached.includes(itemId)) ? [item] : []
  })
  return (
    <Notice isLive={false} title={`${nameOf(names, ended.by)} ended this meeting, ${momentWords(ended.at)}`}>
      {ended.note && <p>“{ended.note}”</p>}
      {left.length === 0 ? (
        <p>Every item was covered.</p>
      ) : (
        <>
          <p>What it left open:</p>
          <ul>
            {left.map((item) => (
              <li key={item.id}>{`${item.title}: ${waitsFor(item, ended, table, names)}`}</li>
            ))}
          </ul>
        </>
      )}
      {meeting.state === 'ended' && (
        <p>The minutes and the actions stay open for everyone to complete and answer.</p>
      )}
    </Notice>
  )
}

/** What happened to it in the meeting: reached is not the same as covered. */
function leftAs({ id, state, spentMs }: AgendaItem, ended: NonNullable<Meeting['ended']>): string {
  if (!ended.notReached.includes(id)) return 'parked'
  if (state === 'covered') return 'came up in the meeting, so it is for the next one'
  return spentMs === undefined ? 'not reached' : 'reached, not covered'
}

function waitsFor(
  item: AgendaItem,
  ended: NonNullable<Meeting['ended']>,
  table: Table,
  names: Names,
): string {
  const why = leftAs(item, ended)
  const later = carriedTo(table, item.id, today())
  const meeting = later && table.meetings[later.meetingId]
  if (meeting)
    return `${why}; on the agenda of “${meeting.title}”, ${dayWords(meeting.startsAt.slice(0, 10))}`
  if (item.state === 'withdrawn')
    return `${why}; taken off by ${item.raisedBy ? partyName(table, item.raisedBy) : 'those who raised it'}`
  const moved = owedOn(table, item).filter(({ other }) => other)
  const also = [
    ...moved.map((owed) => `; ${owedWords(table, names, owed)}`),
    ...idleWith(table, item.id, today()).map((one) => `; ${idleWords(one, table)}`),
  ].join('')
  if (item.state === 'parked' && item.parked)
    return `${why === 'parked' ? 'parked' : `${why}; parked`} ${untilWords(item.parked.until, names)}${also}`
  return `${why}; it waits for a date${also}`
}
