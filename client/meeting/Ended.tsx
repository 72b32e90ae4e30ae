import type { Meeting } from '../../shared/meetings/meeting.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Notice } from '../ui/Notice.tsx'

/** How a meeting ended, for everyone who reads it later. */
export function Ended({ meeting, ended }: { meeting: Meeting; ended: NonNullable<Meeting['ended']> }) {
  const { table, names } = useTable()
  const notReached = ended.notReached.flatMap((itemId) => table.agenda[itemId]?.title ?? [])
  return (
    <Notice isLive={false} title={`${nameOf(names, ended.by)} ended this meeting, ${momentWords(ended.at)}`}>
      {ended.note && <p>“{ended.note}”</p>}
      {notReached.length === 0 ? (
        <p>Every item was reached.</p>
      ) : (
        <>
          <p>Not reached:</p>
          <ul>
            {notReached.map((title) => (
              <li key={title}>{title}</li>
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
