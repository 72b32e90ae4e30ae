import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { Elapsed } from '../meeting/Elapsed.tsx'
import { clockWords } from '../table/days.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { readMinutes } from './read-minutes.ts'
import { ScreenActions, ScreenAsked, ScreenProposals } from './ScreenActions.tsx'
import { ScreenAgenda } from './ScreenAgenda.tsx'
import { ScreenItem } from './ScreenItem.tsx'
import styles from './ScreenPage.module.css'
import { ScreenSaid } from './ScreenSaid.tsx'
import { watchScreen, type Watched } from './watch-screen.ts'

/** The meeting on a screen in the room: large, read-only, and nothing private. */
export function ScreenPage({ workspaceId }: { workspaceId: string }) {
  const [watched, setWatched] = useState<Watched>({ is: 'loading' })
  useEffect(() => watchScreen(workspaceId, setWatched), [workspaceId])
  if (watched.is === 'loading')
    return (
      <Page header={<TopBar />}>
        <Loading words="Coming to the meeting…" />
      </Page>
    )
  if (watched.is === 'gone')
    return (
      <Page header={<TopBar />}>
        <EmptyState
          level={1}
          title="Nothing is shown here"
          action={<LinkButton href="/screen">Enter a code</LinkButton>}
        >
          {watched.why ?? 'The screen was closed from the table, or its day is over.'}
        </EmptyState>
      </Page>
    )
  return <Shown workspaceId={workspaceId} view={watched.view} lostAt={watched.lostAt} />
}

type Props = { workspaceId: string; view: ScreenView; lostAt: number | null }

function Shown({ workspaceId, view, lostAt }: Props) {
  const minutes = useMinutesText(workspaceId, view.meetingId)
  const { current, items } = view
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <p>
          <span className={styles.title}>{view.title}</span>{' '}
          {view.state === 'live' && view.startedAt && <Elapsed since={view.startedAt} />}
        </p>
        <ul className={styles.people} aria-label="Here now">
          {view.people.map(({ name, party, role, isRemote }) => (
            <li key={`${name} ${role}`} className={styles.person}>
              <PartyMark party={party} /> {name}
              {isRemote && <span className={styles.quiet}>remote</span>}
            </li>
          ))}
        </ul>
      </header>
      {lostAt !== null && (
        <p role="status" className={styles.lost}>
          No connection since {clockWords(lostAt)}. What stands here may be old. It comes back by itself.
        </p>
      )}
      {view.pausedAt && <p className={styles.pause}>A pause, since {clockWords(view.pausedAt)}</p>}
      <div className={styles.body}>
        <section className={styles.item} aria-label="Current item">
          {current ? (
            <ScreenItem view={view} current={current} minutes={minutes} />
          ) : (
            <ScreenAgenda view={view} />
          )}
        </section>
        <aside className={styles.side}>
          <ScreenAsked title="Round" asked={view.round} />
          <ScreenAsked title="Does it read right?" asked={view.readBack} />
          <ScreenProposals proposals={view.proposals} />
          <ScreenSaid said={current?.said} />
          <ScreenActions actions={view.actions} />
        </aside>
      </div>
      <footer className={styles.foot}>
        {view.speaking && (
          <p className={styles.person}>
            <span className={styles.quiet}>Speaking:</span> <PartyMark party={view.speaking.party} />
            <strong>{view.speaking.name}</strong>
          </p>
        )}
        {view.order.length > 0 && (
          <p className={styles.order}>
            <span className={styles.quiet}>Next:</span>
            {view.order.map(({ name, party }, place) => (
              <span key={`${place} ${name}`} className={styles.person}>
                <PartyMark party={party} /> {name}
              </span>
            ))}
          </p>
        )}
        {current && (
          <p className={styles.quiet}>
            {items.filter(({ state }) => state === 'covered').length} of {items.length} items covered
          </p>
        )}
      </footer>
    </main>
  )
}

/** A new object for every change of the text, so that what shows it is drawn anew. */
function useMinutesText(workspaceId: string, meetingId: string): { doc: Y.Doc } | undefined {
  const [text, setText] = useState<{ doc: Y.Doc }>()
  useEffect(
    () => readMinutes({ workspaceId, meetingId }, (doc) => setText({ doc })),
    [workspaceId, meetingId],
  )
  return text
}
