import { replyOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { momentWords } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './attendance.module.css'
import { ReplyForm } from './ReplyForm.tsx'
import { StandInDialog } from './StandInDialog.tsx'
import { StandInOf } from './StandInOf.tsx'
import { replyWords } from './words.ts'

/** One’s own reply to the notice, and who comes instead. Nobody else gives it, and no reply stays no reply. */
export function OwnReply({ meeting }: { meeting: Meeting }) {
  const { seat } = useTable()
  const openForm = useOpenForm()
  const replied = replyOf(meeting, seat.id)
  const hasStandIn = meeting.attendance[seat.id]?.standIn !== undefined
  const words = replied?.reply.kind === 'apologies' ? replied.reply.words : undefined
  const reply = () => openForm((close) => <ReplyForm meeting={meeting} onClose={close} />)
  const nameAnother = () =>
    openForm((close) => <StandInDialog meeting={meeting} forSeat={seat} onClose={close} />)
  return (
    <Stack gap="xs">
      <p>
        {replied
          ? `You replied ${momentWords(replied.at)}: ${replyWords(replied.reply)}.`
          : 'Everyone sees your reply beside your name.'}
      </p>
      {words && <p className={styles.own}>“{words}”</p>}
      <StandInOf meeting={meeting} />
      <Cluster gap="xs">
        <Button onPress={reply}>{replied ? 'Change my reply' : 'Reply'}</Button>
        <Button kind={replied ? 'plain' : 'quiet'} onPress={nameAnother}>
          {hasStandIn ? 'Change who comes instead of me' : 'Somebody comes instead of me'}
        </Button>
      </Cluster>
    </Stack>
  )
}
