import { useState } from 'react'
import { replyOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
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
  const [isReplying, setIsReplying] = useState(false)
  const [isNaming, setIsNaming] = useState(false)
  const replied = replyOf(meeting, seat.id)
  const hasStandIn = meeting.attendance[seat.id]?.standIn !== undefined
  const words = replied?.reply.kind === 'apologies' ? replied.reply.words : undefined
  return (
    <Stack gap="xs">
      <p>
        {replied
          ? `You replied ${momentWords(replied.at)}: ${replyWords(replied.reply)}.`
          : 'Will you be there? Everyone sees your reply beside your name.'}
      </p>
      {words && <p className={styles.own}>“{words}”</p>}
      <StandInOf meeting={meeting} />
      <Cluster gap="xs">
        <Button onPress={() => setIsReplying(true)}>{replied ? 'Change my reply' : 'Reply'}</Button>
        <Button kind={replied ? 'plain' : 'quiet'} onPress={() => setIsNaming(true)}>
          {hasStandIn ? 'Change who comes instead of me' : 'Somebody comes instead of me'}
        </Button>
      </Cluster>
      {isReplying && <ReplyForm meeting={meeting} onClose={() => setIsReplying(false)} />}
      {isNaming && <StandInDialog meeting={meeting} forSeat={seat} onClose={() => setIsNaming(false)} />}
    </Stack>
  )
}
