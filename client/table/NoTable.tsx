import { lazy, Suspense } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import type { LiveTable } from './live-table.ts'
import { NotSent } from './NotSent.tsx'
import type { Failed } from './table-state.ts'

const LeftWords = lazy(() =>
  import('../minutes/LeftWords.tsx').then((module) => ({ default: module.LeftWords })),
)

const titles: Record<Failed['why'], string> = {
  gone: 'You have no seat here on this device',
  unreachable: 'The table cannot be reached',
  outdated: 'This page has to be loaded again',
}

/** What stands there instead of a table: why, the next step, and what was written for it and not sent. */
export function NoTable({ failure, live }: { failure: Failed; live: LiveTable }) {
  const { why, message, waiting } = failure
  return (
    <Page header={<TopBar />}>
      <Stack gap="l">
        <EmptyState level={1} title={titles[why]} action={<NextStep why={why} live={live} />}>
          {message}
          {why === 'unreachable' && ' This page goes on trying by itself, and opens as soon as it can.'}
        </EmptyState>
        {why === 'gone' && (
          <Suspense>
            <LeftWords workspaceId={live.workspaceId} seatId={live.seatId} />
          </Suspense>
        )}
        {why === 'gone' && waiting.length > 0 && (
          <NotSent waiting={waiting} onRead={(id) => live.discard(id)} />
        )}
      </Stack>
    </Page>
  )
}

function NextStep({ why, live }: { why: Failed['why']; live: LiveTable }) {
  switch (why) {
    case 'gone':
      return <LinkButton href="/">Go to your tables</LinkButton>
    case 'unreachable':
      return <Button onPress={() => void live.open()}>Try again</Button>
    case 'outdated':
      return <Button onPress={() => location.reload()}>Load the page again</Button>
  }
}
