import { maySign } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { isForNextMeeting, unwaivedBy } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { partiesInWords } from './flow-words.ts'
import styles from './flow.module.css'
import { noticeWords } from './notice-words.ts'

/** A matter that nobody had notice of is for the next meeting, until every party does without notice. */
export function NoticePart({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const { deed, asking, isPending } = useDeed(() => {})
  if (!item.isRaisedInMeeting) return null
  const words = noticeWords(meeting.state === 'ended', isForNextMeeting(table, item))
  if (meeting.state === 'ended' || !isForNextMeeting(table, item))
    return <p className={styles.quiet}>{words}</p>
  const unwaived = unwaivedBy(table, item)
  return (
    <div className={styles.part}>
      <p>{words}</p>
      {unwaived.length > 0 && (
        <p className={styles.quiet}>{`Have not waived notice: ${partiesInWords(table, unwaived)}.`}</p>
      )}
      {unwaived.includes(seat.party) && maySign(seat) && (
        <div>
          <Button
            isPending={isPending}
            onPress={() =>
              deed({ type: 'agenda.waive', itemId: item.id }, 'Your party does without notice of this item.')
            }
          >
            We do without notice
          </Button>
        </div>
      )}
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}
