import { z } from 'zod'
import { isForNextMeeting } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useDraft } from '../forms/use-draft.ts'
import { clockWords } from '../table/days.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { untilWords } from './flow-words.ts'
import { itemsInOrder } from './items.ts'

type Props = { meeting: Meeting; onClose: () => void }

const fields = { note: z.string() }

/** Before a meeting ends: what the record will say, what was not reached, and what was parked until when. */
export function EndDialog({ meeting, onClose }: Props) {
  const { ask } = useTable()
  const { draft, change, letGo, takeBack } = useDraft({
    place: `end ${meeting.id}`,
    fields,
    initially: { note: '' },
  })
  const { note } = draft
  const { run, isPending, asking, errorAt } = useAsking()
  const end = async () => {
    const asked = run(() => ask({ type: 'meeting.end', meetingId: meeting.id, note }))
    letGo()
    if (!(await asked)) return takeBack()
    announce('You have ended the meeting')
    onClose()
  }
  // The page shows what was asked at once; until the server has answered, this is still one's own asking.
  const endedBefore = isPending ? undefined : meeting.ended
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={endedBefore ? 'The meeting has ended' : 'End the meeting?'}
      footer={
        <Cluster gap="xs">
          {endedBefore ? (
            <Button kind="primary" onPress={onClose}>
              Back to the minutes
            </Button>
          ) : (
            <>
              <Button kind="primary" onPress={() => void end()} isPending={isPending}>
                End the meeting
              </Button>
              <Button onPress={onClose}>Carry on with the meeting</Button>
            </>
          )}
        </Cluster>
      }
    >
      <Stack gap="l">
        {endedBefore ? (
          <EndedBefore ended={endedBefore} />
        ) : (
          <>
            <p>
              The record will say that you ended it, and when. The minutes and the actions stay open: everyone
              can still write, answer and sign.
            </p>
            <LeftOpen meeting={meeting} />
          </>
        )}
        {(!endedBefore || note !== '') && (
          <TextField
            label={endedBefore ? 'What you wrote, to take along' : 'Anything to say about how it ended?'}
            value={note}
            onChange={(note) => change({ note })}
            errorMessage={errorAt('note')}
            isMultiline
            isReadOnly={endedBefore !== undefined}
            maxLength={1000}
          />
        )}
        {asking.is === 'refused' && !endedBefore && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}

function EndedBefore({ ended }: { ended: NonNullable<Meeting['ended']> }) {
  const { names } = useTable()
  return (
    <p role="status">
      {`${nameOf(names, ended.by)} ended it at ${clockWords(ended.at)}, so there is nothing left to do here. What is still open stands at the top of the minutes.`}
    </p>
  )
}

function LeftOpen({ meeting }: { meeting: Meeting }) {
  const { table, names } = useTable()
  const items = itemsInOrder(table, meeting)
  const open = items.filter(({ state, spentMs }) => state === 'open' && spentMs === undefined)
  const begun = items.filter(({ state, spentMs }) => state === 'open' && spentMs !== undefined)
  const raised = items.filter((item) => item.state === 'covered' && isForNextMeeting(table, item))
  const parked = items.flatMap((item) =>
    item.state === 'parked' && item.parked ? [{ ...item, until: item.parked.until }] : [],
  )
  return (
    <>
      {begun.length > 0 && (
        <div>
          <p>
            <strong>Reached, not covered.</strong> Each waits for a date, and is offered for the next meeting:
          </p>
          <ul>
            {begun.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {open.length > 0 && (
        <div>
          <p>
            <strong>Not reached so far.</strong> Each waits for a date, and is offered for the next meeting:
          </p>
          <ul>
            {open.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {raised.length > 0 && (
        <div>
          <p>
            <strong>For the next meeting,</strong> since not everyone had notice:
          </p>
          <ul>
            {raised.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {parked.length > 0 && (
        <div>
          <p>
            <strong>Parked:</strong>
          </p>
          <ul>
            {parked.map(({ id, title, until }) => (
              <li key={id}>{`${title}, ${untilWords(until, names)}`}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
