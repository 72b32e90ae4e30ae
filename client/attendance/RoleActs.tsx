import { roleHolder } from '../../shared/attendance/standing.ts'
import { roles, type Meeting } from '../../shared/meetings/meeting.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './attendance.module.css'
import { useSaying } from './use-placing.ts'

const words = {
  chair: {
    take: 'I lead through the agenda',
    putDown: 'I do not lead any more',
    taken: 'Everyone sees that you lead through the agenda.',
  },
  noteTaker: {
    take: 'I take the notes',
    putDown: 'I do not take the notes any more',
    taken: 'Everyone sees that you take the notes.',
  },
} as const

const taking = { chair: 'meeting.chair', noteTaker: 'meeting.take_notes' } as const

/** What one says of oneself: leading, taking notes. It gives no power, and everyone may write as before. */
export function RoleActs({ meeting }: { meeting: Meeting }) {
  const { table, seat } = useTable()
  const { say, asking } = useSaying()
  const meetingId = meeting.id
  const open = roles.flatMap((role) => {
    const holder = roleHolder(table, meeting, role)
    return holder === undefined || holder === seat.id ? [{ role, isMine: holder === seat.id }] : []
  })
  if (open.length === 0) return null
  return (
    <div className={styles.acts}>
      <div className={styles.answers}>
        {open.map(({ role, isMine }) => (
          <Button
            key={role}
            isFullWidth
            onPress={() =>
              isMine
                ? say(
                    { type: 'meeting.put_down', meetingId, role },
                    'Everyone sees that you do not any more.',
                  )
                : say({ type: taking[role], meetingId }, words[role].taken)
            }
          >
            {isMine ? words[role].putDown : words[role].take}
          </Button>
        ))}
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}
