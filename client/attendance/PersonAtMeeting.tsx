import { Ellipsis } from 'lucide-react'
import { replyOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { nameOf, useTable } from '../table/use-table.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import styles from './attendance.module.css'
import { factsOf, hasCome, isAway } from './facts.ts'
import { ObjectionDialog } from './ObjectionDialogs.tsx'
import { Objections } from './Objections.tsx'
import { deedsAbout, type Deed } from './person-deeds.ts'
import { StandInDialog } from './StandInDialog.tsx'
import { usePlacing } from './use-placing.ts'

type Props = { meeting: Meeting; seat: Seat; whereabouts?: string | undefined }

/** One person at one meeting: who, the facts that were said, and behind a quiet menu what one may say about it. */
export function PersonAtMeeting({ meeting, seat, whereabouts }: Props) {
  const { table, names, seat: own } = useTable()
  const openForm = useOpenForm()
  const { place, asking, isPending } = usePlacing(meeting)
  const name = nameOf(names, seat.id)
  const facts = [...factsOf(table, names, meeting, seat), ...(whereabouts ? [whereabouts] : [])]
  const reply = replyOf(meeting, seat.id)?.reply
  const apology = reply?.kind === 'apologies' ? reply.words : undefined
  const act = (deed: Deed) => {
    if (deed.kind === 'place') return place(seat.id, deed.place, deed.said)
    openForm((close) =>
      deed.kind === 'stand_in' ? (
        <StandInDialog meeting={meeting} forSeat={seat} onClose={close} />
      ) : (
        <ObjectionDialog meeting={meeting} about={seat} onClose={close} />
      ),
    )
  }
  const deeds = deedsAbout(meeting, own, seat, name)
  return (
    <div className={styles.person} role="group" aria-label={name}>
      <div className={styles.words}>
        <PersonLine
          party={seat.party}
          name={seat.id === own.id ? `${name} (you)` : name}
          isHollow={isAway(meeting, seat)}
          detail={[seat.role, seat.organisation].filter(Boolean).join(', ')}
        />
        {facts.length > 0 && <p className={styles.fact}>{facts.join(' · ')}</p>}
        {apology && (
          <p className={styles.fact}>
            {hasCome(meeting, seat.id) && 'Said earlier: '}
            <span className={styles.own}>“{apology}”</span>
          </p>
        )}
        <Objections meeting={meeting} about={seat} />
        {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
      </div>
      {deeds.length > 0 && (
        <Menu
          label={`About ${name} at this meeting`}
          items={deeds.map((deed) => ({
            id: deed.id,
            label: deed.label,
            ...(deed.description && { description: deed.description }),
            onAction: () => act(deed),
          }))}
          trigger={
            <IconButton
              label={`More about ${name}`}
              isPending={isPending}
              icon={<Ellipsis aria-hidden="true" />}
            />
          }
        />
      )}
    </div>
  )
}
