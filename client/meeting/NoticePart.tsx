import { maySign } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { unwaivedBy } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { partiesInWords } from './flow-words.ts'
import styles from './flow.module.css'

/** A matter that nobody had notice of is for the next meeting, until every party does without notice. */
export function NoticePart({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const { deed, asking, isPending } = useDeed(() => {})
  const unwaived = unwaivedBy(table, item)
  if (!item.isRaisedInMeeting) return null
  if (unwaived.length === 0)
    return <p className={styles.quiet}>Raised in the meeting. Every party does without notice of it.</p>
  const isOurs = unwaived.includes(seat.party)
  return (
    <div className={styles.part}>
      <p>
        Raised in the meeting, so it is for the next one: the others had no notice of it. It can be talked
        about, and answers to what is proposed here can only be taken away.
      </p>
      <p className={styles.quiet}>{`Have not waived notice: ${partiesInWords(table, unwaived)}.`}</p>
      {isOurs && maySign(seat) && meeting.state !== 'ended' && (
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
