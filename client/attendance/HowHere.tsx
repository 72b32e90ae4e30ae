import { useId } from 'react'
import { placeOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './attendance.module.css'
import { usePlacing } from './use-placing.ts'

/** “How are you here?”, until it is answered: each person says it of themselves, and silence says nothing. */
export function HowHere({ meeting }: { meeting: Meeting }) {
  const { seat } = useTable()
  const { place, asking, isPending } = usePlacing(meeting)
  const id = useId()
  const last = placeOf(meeting, seat.id)
  if (last?.place === 'in_room' || last?.place === 'remote') return null
  return (
    <Stack gap="xs">
      <p id={id}>
        {last?.place === 'left'
          ? `You left at ${clockWords(last.at)}. Are you back?`
          : 'How are you here? Everyone sees it beside your name, with the time.'}
      </p>
      <div className={styles.answers} role="group" aria-labelledby={id}>
        <Button
          isFullWidth
          isPending={isPending}
          onPress={() => place(seat.id, 'in_room', 'Everyone sees that you are in the room.')}
        >
          In the room
        </Button>
        <Button
          isFullWidth
          isPending={isPending}
          onPress={() => place(seat.id, 'remote', 'Everyone sees that you take part by phone or video.')}
        >
          By phone or video
        </Button>
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </Stack>
  )
}
