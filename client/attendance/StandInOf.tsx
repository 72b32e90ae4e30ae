import { standInFor, standsInFor } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { isThere } from './facts.ts'
import { standInWords } from './words.ts'

/** Who comes instead of oneself, or instead of whom one comes, and what that means here. */
export function StandInOf({ meeting }: { meeting: Meeting }) {
  const { names, seat, hrefTo } = useTable()
  const instead = standInFor(meeting, seat.id)
  const own = standsInFor(meeting, seat.id)
  return (
    <>
      {instead && (
        <p>
          {nameOf(names, instead.seatId)}{' '}
          {isThere(meeting, seat.id)
            ? 'was to come instead of you.'
            : `comes instead of you and ${standInWords(instead.powers)}.`}
        </p>
      )}
      {own && (
        <p>
          You {isThere(meeting, own.seatId) ? 'were to come' : 'come'} instead of {nameOf(names, own.seatId)}.
          Everyone sees that you {standInWords(own.standIn.powers, 'attend')}
          {own.standIn.powers.includes('sign')
            ? '.'
            : `; answers for your party wait for ${nameOf(names, own.seatId)}.`}
        </p>
      )}
      {own && (
        <div>
          <LinkButton kind="quiet" href={hrefTo(`meeting/${meeting.id}/brief`)}>
            Read the one-page brief
          </LinkButton>
        </div>
      )}
    </>
  )
}
