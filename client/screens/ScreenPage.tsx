import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { clockWords } from '../table/days.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { SpentOn } from '../meeting/Elapsed.tsx'
import { readMinutes } from './read-minutes.ts'
import { ScreenActions, ScreenProposals } from './ScreenActions.tsx'
import styles from './ScreenPage.module.css'
import { ScreenText } from './ScreenText.tsx'
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
          The screen was closed from the table, or its day is over.
        </EmptyState>
      </Page>
    )
  return <Shown workspaceId={workspaceId} view={watched.view} lostAt={watched.lostAt} />
}

function Shown({
  workspaceId,
  view,
  lostAt,
}: {
  workspaceId: string
  view: ScreenView
  lostAt: number | null
}) {
  const minutes = useMinutesText(workspaceId, view.meetingId)
  const { current, items } = view
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <p className={styles.title}>{view.title}</p>
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
          No connection since {clockWords(new Date(lostAt).toISOString())}. What stands here may be old.
        </p>
      )}
      {view.pausedAt && <p className={styles.pause}>A pause, since {clockWords(view.pausedAt)}</p>}
      <div className={styles.body}>
        <section className={styles.item} aria-label="Current item">
          {current ? (
            <>
              <h1>
                <span className={styles.quiet}>{current.number}</span> {current.title}
              </h1>
              {current.turnedToAt && view.state === 'live' && (
                <p className={styles.quiet}>
                  <SpentOn since={current.turnedToAt} spentMs={current.spentMs} planned={current.minutes} />
                </p>
              )}
              {current.wants && (
                <p className={styles.wants}>
                  <span className={styles.quiet}>What is wanted from it:</span> {current.wants}
                </p>
              )}
              {minutes && (
                <ScreenText section={minutes.doc.getXmlFragment(current.id)} actions={view.actions} />
              )}
            </>
          ) : (
            <Agenda view={view} />
          )}
        </section>
        <aside className={styles.side}>
          <ScreenProposals proposals={view.proposals} />
          <ScreenActions actions={view.actions} />
          {current && (
            <p className={styles.quiet}>
              {items.filter(({ state }) => state === 'covered').length} of {items.length} items covered
            </p>
          )}
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
          <p className={styles.person}>
            <span className={styles.quiet}>Next:</span>
            {view.order.map(({ name, party }, place) => (
              <span key={`${place} ${name}`} className={styles.person}>
                <PartyMark party={party} /> {name}
              </span>
            ))}
          </p>
        )}
      </footer>
    </main>
  )
}

function Agenda({ view }: { view: ScreenView }) {
  return (
    <>
      <h1>{view.state === 'ended' ? 'The meeting has ended' : 'Agenda'}</h1>
      {view.ended && <p>{`${view.ended.by} ended it at ${clockWords(view.ended.at)}.`}</p>}
      <ol className={styles.agenda}>
        {view.items.map(({ id, title, state, left }) => (
          <li key={id} data-state={state}>
            {title}
            {left && (
              <span className={styles.quiet}>
                {left === 'not_reached' ? ' · not reached' : ' · talked about, not covered'}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
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
