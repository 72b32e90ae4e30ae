import { useEffect, useState } from 'react'
import { endpoints } from '../../shared/protocol.ts'
import type { Happened } from '../../shared/table.ts'
import { call } from '../api.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { deedWords } from './deed-words.ts'
import styles from './History.module.css'

const shownAtFirst = 8

/** Everything that happened at this table, the latest first, in sentences. It is the record itself, read aloud. */
export function History() {
  const { table, names, live } = useTable()
  const [events, setEvents] = useState<Happened[]>()
  const [shown, setShown] = useState(shownAtFirst)
  useEffect(() => {
    let isCurrent = true
    const params = { workspaceId: live.workspaceId }
    call(endpoints.events, { params, query: { seat: live.seatId, after: '0' } }).then(
      (reply) => isCurrent && setEvents(reply.events),
      () => isCurrent && setEvents([]),
    )
    const stop = live.onHappened((fresh) => setEvents((known) => known && [...known, ...fresh]))
    return () => {
      isCurrent = false
      stop()
    }
  }, [live])
  if (!events) return <Loading words="Reading what happened…" />
  const told = events
    .toReversed()
    .flatMap((happened) => deedWords(happened, table, names).map((words) => ({ happened, words })))
  return (
    <>
      <ol className={styles.deeds}>
        {told.slice(0, shown).map(({ happened, words }) => (
          <li key={happened.seq} className={styles.deed}>
            <PartyMark party={table.seats[happened.seatId]?.party ?? 'other'} />
            <span>
              <strong>{nameOf(names, happened.seatId)}</strong> {words}
            </span>
            <time dateTime={happened.at}>{momentWords(happened.at)}</time>
          </li>
        ))}
      </ol>
      {told.length > shown && (
        <div>
          <Button kind="quiet" onPress={() => setShown(shown + 40)}>
            Show more ({told.length - shown})
          </Button>
        </div>
      )}
    </>
  )
}
