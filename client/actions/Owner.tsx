import { partyWord } from '../../shared/seats/seat.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'

/** The person who is to do it, with their party's mark and role, and their own word on it if that is known. */
export function Owner({ seatId, word }: { seatId: string; word?: string | undefined }) {
  const { table, names } = useTable()
  const seat = table.seats[seatId]
  if (!seat) return nameOf(names, seatId)
  return (
    <PersonLine
      party={seat.party}
      name={nameOf(names, seatId)}
      detail={word ? `${seat.role} · ${word}` : seat.role}
      partyLabel={partyWord[seat.party]}
      isHollow={seat.state === 'invited'}
    />
  )
}
