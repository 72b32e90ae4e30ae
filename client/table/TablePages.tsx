import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { ActionPage } from '../actions/ActionPage.tsx'
import { ActionsPage } from '../actions/ActionsPage.tsx'
import { ConvenePage } from '../meeting/ConvenePage.tsx'
import { PeoplePage } from '../people/PeoplePage.tsx'
import { useSide } from '../private/use-side.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { OverviewPage } from '../workspace/OverviewPage.tsx'
import { nextMeeting } from '../workspace/next-meeting.ts'
import type { LiveTable } from './live-table.ts'
import { NoTable } from './NoTable.tsx'
import type { Failed } from './table-state.ts'
import { TableShell } from './TableShell.tsx'
import { TableProvider, useTable } from './use-table.tsx'

// The editor is most of the program's weight, and a supporter who joins by phone should not wait for it.
const MeetingPage = lazy(() =>
  import('../meeting/MeetingPage.tsx').then((module) => ({ default: module.MeetingPage })),
)

const BriefPage = lazy(() =>
  import('../private/BriefPage.tsx').then((module) => ({ default: module.BriefPage })),
)

/** The pages of one table, seen from one seat. */
export function TablePages({ workspaceId, seatId }: { workspaceId: string; seatId: string }) {
  return (
    <TableProvider workspaceId={workspaceId} seatId={seatId} loading={coming} failed={noTable}>
      <WaitingPrivateWords />
      <Switch>
        <Route path="/meeting/live">
          <LiveMeeting />
        </Route>
        <Route path="/meeting/:meetingId">
          {({ meetingId }) => (
            <Suspense fallback={coming}>
              <MeetingPage key={meetingId} meetingId={meetingId} />
            </Suspense>
          )}
        </Route>
        <Route path="/meeting/:meetingId/brief">
          {({ meetingId }) => (
            <Suspense fallback={coming}>
              <BriefPage key={meetingId} meetingId={meetingId} />
            </Suspense>
          )}
        </Route>
        <Route path="/meeting/:meetingId/plan">
          {({ meetingId }) => (
            <TableShell>
              <ConvenePage meetingId={meetingId} />
            </TableShell>
          )}
        </Route>
        <Route>
          <TableShell>
            <Switch>
              <Route path="/" component={OverviewPage} />
              <Route path="/convene">
                <ConvenePage />
              </Route>
              <Route path="/actions" component={ActionsPage} />
              <Route path="/action/:actionId">
                {({ actionId }) => <ActionPage key={actionId} actionId={actionId} />}
              </Route>
              <Route path="/people" component={PeoplePage} />
              <Route>
                <Redirect to="/" />
              </Route>
            </Switch>
          </TableShell>
        </Route>
      </Switch>
    </TableProvider>
  )
}

/** What one said to one’s party without a connection goes out from every page, not only where it was said. */
function WaitingPrivateWords() {
  useSide()
  return null
}

function LiveMeeting() {
  const { table } = useTable()
  const meeting = nextMeeting(table)
  return <Redirect to={meeting ? `/meeting/${meeting.id}` : '/'} replace />
}

const coming = (
  <Page header={<TopBar />}>
    <Loading
      words="Coming to the table…"
      wordsWhenSlow="Coming to the table… Concord takes longer than usual to answer. This page goes on trying by itself; nothing is lost."
    />
  </Page>
)

const noTable = (failure: Failed, live: LiveTable) => <NoTable failure={failure} live={live} />
