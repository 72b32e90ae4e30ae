import { Component, type ReactNode } from 'react'
import { Button } from './ui/Button.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { Page } from './ui/Page.tsx'
import { TopBar } from './ui/TopBar.tsx'

/** What stands there when a page cannot be shown, for instance because a newer version was put in its place. */
export class Mishap extends Component<{ children: ReactNode }, { hasHappened: boolean }> {
  override state = { hasHappened: false }

  static getDerivedStateFromError() {
    return { hasHappened: true }
  }

  override render() {
    if (!this.state.hasHappened) return this.props.children
    return (
      <Page header={<TopBar brandHref={null} />}>
        <EmptyState
          level={1}
          title="This page could not be shown"
          action={
            <Button kind="primary" onPress={() => location.reload()}>
              Load it again
            </Button>
          }
        >
          That was our fault. What you wrote is saved or kept on this device.
        </EmptyState>
      </Page>
    )
  }
}
