import { useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { reword } from '../../shared/actions/commands.ts'
import type { Waiting } from '../table/outbox.ts'
import { useTable } from '../table/use-table.tsx'
import { WaitingWords } from '../table/WaitingWords.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Notice } from '../ui/Notice.tsx'
import { RewordDialog } from './RewordDialog.tsx'

const Rewording = reword.schema

type Props = { action: Action | undefined; waiting: Waiting }

/** Something that was asked while offline and refused on return: why, its words, and for a wording the choice. */
export function RefusedHere({ action, waiting }: Props) {
  const { live } = useTable()
  const [isComparing, setIsComparing] = useState(false)
  const mine = Rewording.safeParse(waiting.command).data
  return (
    <>
      <Notice
        tone="attention"
        title={`This could not be added: ${waiting.refused}`}
        action={
          <Cluster gap="xs">
            {action && mine && <Button onPress={() => setIsComparing(true)}>Compare and choose</Button>}
            <Button kind="quiet" onPress={() => live.discard(waiting.id)}>
              Put it aside
            </Button>
          </Cluster>
        }
      >
        <WaitingWords waiting={waiting} />
      </Notice>
      {isComparing && action && (
        <RewordDialog
          action={action}
          mine={mine}
          onClose={() => setIsComparing(false)}
          onDone={() => {
            setIsComparing(false)
            live.discard(waiting.id)
          }}
        />
      )}
    </>
  )
}
