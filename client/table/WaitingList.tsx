import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { CouldNotBeDone } from './CouldNotBeDone.tsx'
import { momentWords } from './days.ts'
import { useTable } from './use-table.tsx'
import styles from './WaitingList.module.css'
import { deedOf, WaitingWords } from './WaitingWords.tsx'

/** What was asked while there was no connection: in sight until it is sent, or refused and read. */
export function WaitingList() {
  const { isOnline, isOutdated, waiting, live } = useTable()
  const hasRefused = waiting.some((one) => one.refused)
  const failing = waiting.filter((one) => !one.refused && one.isFailing)
  if (isOnline && !isOutdated && !hasRefused) return null
  return (
    <div className={styles.place}>
      <Stack gap="xs">
        {isOutdated && (
          <Notice
            tone="attention"
            title="Concord has been renewed"
            action={<Button onPress={() => location.reload()}>Load the page again</Button>}
          >
            This page does not understand the newest changes and stands still. What you wrote is kept.
          </Notice>
        )}
        {!isOnline && <NotOnline />}
        {!isOnline &&
          failing.map((one) => (
            <Notice
              key={one.id}
              tone="attention"
              title={`Concord fails at this, and goes on trying: ${deedOf(one)}`}
              action={<Button onPress={() => live.discard(one.id)}>Discard it</Button>}
            >
              <WaitingWords waiting={one} />
            </Notice>
          ))}
        <CouldNotBeDone waiting={waiting} outbox={live} />
      </Stack>
    </div>
  )
}

function NotOnline() {
  const { isConnected, awaySince, waiting } = useTable()
  const unsent = waiting.filter((one) => !one.refused)
  return (
    <Notice
      tone="attention"
      title={isConnected ? 'Concord cannot save changes just now' : 'There is no connection just now'}
    >
      {awaySince !== null && `What stands here is as it was at ${momentWords(awaySince)}. `}
      You can go on: what you write is kept on this device and{' '}
      {isConnected ? 'sent again by itself until it is done.' : 'sent when the connection is back.'}
      {unsent.length > 0 && (
        <ul className={styles.list}>
          {unsent.map((one) => (
            <li key={one.id}>Waiting to be sent: {deedOf(one)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
