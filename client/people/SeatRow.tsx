import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { looksAfter } from '../../shared/seats/rights.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { dayWords, momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { Row } from '../ui/Row.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { NewLinkDialog } from './NewLinkDialog.tsx'
import { PowersDialog } from './PowersDialog.tsx'
import { powersShort } from './powers-short.ts'

type Opened = 'powers' | 'link' | 'revoke' | 'release' | null

/** One person, and what one's own party may do for them. For anybody else's people there is nothing to press. */
export function SeatRow({ seat }: { seat: Seat }) {
  const { table, names, seat: own, present, ask } = useTable()
  const [opened, setOpened] = useState<Opened>(null)
  const name = nameOf(names, seat.id)
  const isMine = looksAfter(table, own, seat) && seat.id !== own.id
  const entries = [
    ...(seat.party === own.party && (seat.state === 'seated' || seat.state === 'invited')
      ? [{ id: 'powers', label: `Change what ${name} may do`, onAction: () => setOpened('powers') }]
      : []),
    ...(seat.state === 'invited'
      ? [
          { id: 'link', label: 'Make a new link', onAction: () => setOpened('link') },
          {
            id: 'revoke',
            label: 'Take the invitation back',
            onAction: () => setOpened('revoke'),
          },
        ]
      : []),
    ...(seat.party === own.party && seat.state === 'seated'
      ? [
          {
            id: 'release',
            label: `Release ${name} from the table`,
            description: 'What they wrote and answered stays.',
            onAction: () => setOpened('release'),
          },
        ]
      : []),
  ]
  return (
    <>
      <Row
        title={
          <PersonLine
            party={seat.party}
            name={seat.id === own.id ? `${name} (you)` : name}
            isHollow={seat.state !== 'seated'}
            detail={[seat.role, seat.organisation].filter(Boolean).join(', ')}
          />
        }
        detail={
          <>
            {stateWords(
              seat,
              present.some(({ seatId }) => seatId === seat.id),
            )}
          </>
        }
        trailing={
          isMine &&
          entries.length > 0 && (
            <Menu
              label={`For ${name}`}
              items={entries}
              trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden="true" />} />}
            />
          )
        }
      />
      {opened === 'powers' && <PowersDialog seat={seat} onClose={() => setOpened(null)} />}
      {opened === 'revoke' && (
        <ConfirmDialog
          title={`Take back the invitation of ${name}?`}
          deed="Take it back"
          act={() => ask({ type: 'invitation.revoke', seatId: seat.id })}
          onClose={() => setOpened(null)}
        >
          The link stops working at once. Everyone sees that it was taken back.
        </ConfirmDialog>
      )}
      {opened === 'release' && (
        <ConfirmDialog
          title={`Release ${name} from the table?`}
          deed={`Release ${name}`}
          act={() => ask({ type: 'seat.release', seatId: seat.id })}
          onClose={() => setOpened(null)}
        >
          They lose the table at once, on every device, and need a new invitation to come back. What they
          wrote and answered stays, with their name.
        </ConfirmDialog>
      )}
      {opened === 'link' && <NewLinkDialog seat={seat} onClose={() => setOpened(null)} />}
    </>
  )
}

function stateWords(seat: Seat, isHere: boolean): string {
  const { invitation } = seat
  if (seat.state === 'seated') return `${isHere ? 'Here now' : 'At the table'} · ${powersShort(seat)}`
  if (seat.state === 'left') return `Left ${seat.endedAt ? momentWords(seat.endedAt) : ''}`
  if (seat.state === 'released')
    return `Released by their party ${seat.endedAt ? momentWords(seat.endedAt) : ''}`
  if (seat.state === 'revoked') return 'The invitation was taken back'
  if (invitation?.state === 'wrong_codes') return 'Invited · the link was closed after five wrong codes'
  if (invitation && invitation.expiresAt < new Date().toISOString())
    return 'Invited · the link is out of date'
  return `Invited, everyone was told · the link is good until ${invitation ? dayWords(invitation.expiresAt.slice(0, 10)) : ''}`
}
