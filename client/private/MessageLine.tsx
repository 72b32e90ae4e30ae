import { seenBy, type Message, type Side } from '../../shared/private/side.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import styles from './Channel.module.css'
import { namesInWords } from './party-people.ts'

type Props = { side: Side; message: Message; isUnsent: boolean }

/** One message: who said it, when, and for one's own who has seen it. */
export function MessageLine({ side, message, isUnsent }: Props) {
  const { names, seat } = useTable()
  const isOwn = message.by === seat.id
  const readers = seenBy(side, message)
  const seen = readers.length > 0 ? `Seen by ${namesInWords(names, readers, seat.id)}` : 'Not seen yet'
  return (
    <li className={styles.message}>
      <p className={styles.who}>
        <span className={styles.name}>{isOwn ? 'You' : nameOf(names, message.by)}</span>
        <span className={styles.quiet}>{isUnsent ? 'waiting to be sent' : momentWords(message.at)}</span>
      </p>
      <p className={styles.said}>{message.words}</p>
      {isOwn && !isUnsent && <p className={styles.quiet}>{seen}</p>}
    </li>
  )
}
