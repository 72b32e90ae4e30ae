import type { Meeting } from '../../shared/meetings/meeting.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { SpentOn } from './Elapsed.tsx'
import { itemsInOrder } from './items.ts'
import styles from './TableAt.module.css'
import { useLatelyBy } from './use-lately-by.ts'

/** Whether this person reads elsewhere, and the way back to the item that the table is at. */
export type Following = { isAway: boolean; onBack: (itemId: string) => void }

type Props = { meeting: Meeting; following: Following }

/** A quiet line under the bar: where the table is, for who reads elsewhere, and for a moment who turned it there, or ended it. */
export function TableAt({ meeting, following: { isAway, onBack } }: Props) {
  const { table, names } = useTable()
  const turnedBy = useLatelyBy(meeting, 'agenda.turned_to')
  const endedBy = useLatelyBy(meeting, 'meeting.ended')
  const items = itemsInOrder(table, meeting)
  const place = items.findIndex(({ id }) => id === meeting.currentItemId)
  const item = items[place]
  if (endedBy)
    return (
      <section className={styles.at} aria-label="Where the table is">
        <p
          className={styles.words}
        >{`The meeting is over: ${nameOf(names, endedBy)} ended it. The minutes stay open.`}</p>
      </section>
    )
  if (!item || (!isAway && !turnedBy)) return null
  return (
    <section className={styles.at} aria-label="Where the table is">
      <p className={styles.words}>
        {turnedBy ? `${nameOf(names, turnedBy)} turned the table to ` : 'The table is at '}
        <strong>{`${place + 1} ${item.title}`}</strong>
        {isAway && meeting.turnedToAt && (
          <span className={styles.spent}>
            <SpentOn since={meeting.turnedToAt} spentMs={item.spentMs} planned={item.minutes} />
          </span>
        )}
      </p>
      {isAway && (
        <Button kind="quiet" onPress={() => onBack(item.id)}>
          Back to the table
        </Button>
      )}
    </section>
  )
}
