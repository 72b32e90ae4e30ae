import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './VoiceStrip.module.css'

/** Parties that have somebody here and were not heard on the present item yet. Gently: nobody must speak. */
export function NotHeard({ meeting }: { meeting: Meeting }) {
  const { table, present } = useTable()
  const item = table.agenda[meeting.currentItemId ?? '']
  const here = new Set(
    present
      .filter(({ meetingId }) => meetingId === meeting.id)
      .map(({ seatId }) => table.seats[seatId]?.party),
  )
  const quiet = parties.filter((party) => here.has(party) && !item?.heard.includes(party))
  if (!item || item.heard.length === 0 || quiet.length === 0) return null
  return (
    <p className={styles.unheard}>
      Not heard on this item yet:
      {quiet.map((party) => (
        <span key={party} className={styles.speaker}>
          <PartyMark party={party} isHollow />
          <span className={styles.name}>{table.parties[party]?.name ?? partyWord[party]}</span>
        </span>
      ))}
    </p>
  )
}
