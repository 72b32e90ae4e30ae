import { useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { CouldNotBeDone } from '../table/CouldNotBeDone.tsx'
import { useTable } from '../table/use-table.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Channel } from './Channel.tsx'
import { Notes } from './Notes.tsx'
import { OnlyYourParty, WhoCanRead } from './OnlyYourParty.tsx'
import styles from './PrivatePane.module.css'
import { UnseenCount } from './UnseenCount.tsx'
import { useIsShown } from './use-is-shown.ts'
import { useSaidToYou } from './use-said-to-you.ts'
import { useSide } from './use-side.ts'
import { Wants } from './Wants.tsx'

/** Only this party: its channel, its notes and what it wants. Nobody else at the table can see any of it. */
export function PrivatePane({ meeting }: { meeting: Meeting }) {
  const { hrefTo, isConnected } = useTable()
  const side = useSide()
  const { state } = side
  const place = useRef<HTMLElement>(null)
  const isShown = useIsShown(place)
  const [part, setPart] = useState('channel')
  // A text of its own, which nobody who never looks needs to fetch.
  const [isNotesOpen, setNotesOpen] = useState(false)
  useSaidToYou()
  return (
    <section ref={place} className={styles.pane} aria-label="Private to your party">
      <OnlyYourParty />
      {state.is === 'ready' && <CouldNotBeDone waiting={state.waiting} outbox={side} />}
      {state.is === 'outdated' && <p>Concord has been renewed. Load the page again to see this.</p>}
      <Tabs
        className={styles.tabs}
        selectedKey={part}
        onSelectionChange={(chosen) => {
          setPart(String(chosen))
          if (chosen === 'notes') setNotesOpen(true)
        }}
      >
        <TabList className={styles.list} aria-label="Private to your party">
          <Tab id="channel" className={styles.tab}>
            Messages <UnseenCount />
          </Tab>
          <Tab id="notes" className={styles.tab}>
            Notes
          </Tab>
          <Tab id="wants" className={styles.tab}>
            Our wants
          </Tab>
        </TabList>
        <TabPanel id="channel" className={styles.panel}>
          {state.is === 'loading' &&
            (isConnected ? <Loading words="Fetching what your party said…" /> : <NotHere />)}
          {state.is === 'ready' && <Channel meeting={meeting} ready={state} isShown={isShown} />}
        </TabPanel>
        <TabPanel id="notes" className={styles.panel} shouldForceMount>
          {isNotesOpen && <Notes meeting={meeting} />}
        </TabPanel>
        <TabPanel id="wants" className={styles.panel}>
          {state.is === 'loading' &&
            (isConnected ? <Loading words="Fetching what your party wants…" /> : <NotHere />)}
          {state.is === 'ready' && <Wants meeting={meeting} side={state.side} />}
        </TabPanel>
      </Tabs>
      <div>
        <LinkButton kind="quiet" href={hrefTo(`meeting/${meeting.id}/brief`)}>
          One-page brief for who goes
        </LinkButton>
      </div>
      <WhoCanRead />
    </section>
  )
}

const NotHere = () => (
  <p>What is private to your party is not kept on this device. It comes with the connection.</p>
)
