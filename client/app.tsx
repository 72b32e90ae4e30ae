import { lazy, Suspense, useEffect, useRef } from 'react'
import { RouterProvider } from 'react-aria-components'
import { Route, Switch, useLocation } from 'wouter'
import { ExamplePage } from './home/ExamplePage.tsx'
import { HomePage } from './home/HomePage.tsx'
import { OpenPage } from './home/OpenPage.tsx'
import { DeviceJoinPage } from './join/DeviceJoinPage.tsx'
import { JoinPage } from './join/JoinPage.tsx'
import { EnterCodePage } from './screens/EnterCodePage.tsx'
import { TablePages } from './table/TablePages.tsx'
import { Announcer } from './ui/Announcer.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { LinkButton } from './ui/LinkButton.tsx'
import { Page } from './ui/Page.tsx'
import { TopBar } from './ui/TopBar.tsx'

const ScreenPage = lazy(() =>
  import('./screens/ScreenPage.tsx').then((module) => ({ default: module.ScreenPage })),
)

/** Every address of the product. A page of a table names its workspace and the seat that it is seen from. */
export function App() {
  const [path, navigate] = useLocation()
  useNewPage(path)
  return (
    <RouterProvider navigate={navigate}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/open" component={OpenPage} />
        <Route path="/join" component={JoinPage} />
        <Route path="/device" component={DeviceJoinPage} />
        <Route path="/screen" component={EnterCodePage} />
        <Route path="/screen/:workspaceId">
          {({ workspaceId }) => (
            <Suspense fallback={null}>
              <ScreenPage key={workspaceId} workspaceId={workspaceId} />
            </Suspense>
          )}
        </Route>
        <Route path="/example/:workspaceId">
          {({ workspaceId }) => <ExamplePage workspaceId={workspaceId} />}
        </Route>
        <Route path="/w/:workspaceId/as/:seatId" nest>
          {({ workspaceId, seatId }) => (
            <TablePages key={`${workspaceId}/${seatId}`} workspaceId={workspaceId} seatId={seatId} />
          )}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
      <Announcer />
    </RouterProvider>
  )
}

/** Another page begins at its top, and a keyboard or a screen reader begins there too. */
function useNewPage(path: string) {
  const last = useRef(path)
  useEffect(() => {
    if (path === last.current) return
    last.current = path
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  }, [path])
}

function NotFoundPage() {
  return (
    <Page header={<TopBar />}>
      <EmptyState
        level={1}
        title="There is nothing at this address"
        action={<LinkButton href="/">Go to your tables</LinkButton>}
      >
        The link may be incomplete. Open it again from the message that you got.
      </EmptyState>
    </Page>
  )
}
