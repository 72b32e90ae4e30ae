import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { HistoryPlayer } from './HistoryPlayer.tsx'
import { useAuthorship, type Reading } from './WhoWroteProvider.tsx'

type Props = { meeting: Meeting; reading: Reading; onClose: () => void }

/** How the minutes of a meeting came about, from the server's log: to read, and to play back. */
export function HistoryDialog({ meeting, reading, onClose }: Props) {
  const { log, tryAgain } = useAuthorship()
  const isThere = log.is === 'ready' && log.authorship.seq > 0
  if (isThere)
    return (
      <HistoryPlayer
        meeting={meeting}
        authorship={log.authorship}
        version={log.version}
        trouble={log.trouble}
        reading={reading}
        onClose={onClose}
      />
    )
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={historyTitle} width="wide">
      {log.is === 'failed' ? (
        <Notice
          tone="attention"
          title="The history cannot be shown just now"
          action={<Button onPress={tryAgain}>Try again</Button>}
        >
          {log.message}
        </Notice>
      ) : log.is === 'ready' ? (
        <EmptyState title="Nothing has been written in these minutes yet">
          As soon as somebody writes, this shows who wrote and who removed every word, and when.
        </EmptyState>
      ) : (
        <Loading words="Fetching the history of these minutes…" />
      )}
    </Dialog>
  )
}

export const historyTitle = 'How these minutes came about'
