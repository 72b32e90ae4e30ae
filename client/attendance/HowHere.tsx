import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { placeOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './attendance.module.css'
import { usePlacing } from './use-placing.ts'

/** “How are you here?”, at the thumb until it is answered or put off: each person says it of themselves, and silence says nothing. */
export function HowHere({ meeting }: { meeting: Meeting }) {
  const { seat } = useTable()
  const { place, asking, isPending } = usePlacing(meeting)
  const [isPutOff, setIsPutOff] = useState(false)
  const id = useId()
  const last = placeOf(meeting, seat.id)
  if (isPutOff || last?.place === 'in_room' || last?.place === 'remote') return null
  return (
    <section className={styles.how} aria-labelledby={id}>
      <p id={id}>
        {last?.place === 'left'
          ? `You left at ${clockWords(last.at)}. Are you back?`
          : 'How are you here? Everyone sees it, with the time.'}
      </p>
      <div className={styles.ways} role="group" aria-labelledby={id}>
        <Button
          isPending={isPending}
          onPress={() => place(seat.id, 'in_room', 'Everyone sees that you are in the room.')}
        >
          In the room
        </Button>
        <Button
          isPending={isPending}
          onPress={() => place(seat.id, 'remote', 'Everyone sees that you take part by phone or video.')}
        >
          By phone or video
        </Button>
        <IconButton label="Not now" icon={<X aria-hidden="true" />} onPress={() => setIsPutOff(true)} />
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </section>
  )
}
