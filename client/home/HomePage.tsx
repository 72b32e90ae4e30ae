import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import type { SeatHeld } from '../../shared/seats/held.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { call } from '../api.ts'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { List } from '../ui/List.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { useMe } from './use-me.ts'
import { WordsLeft } from './WordsLeft.tsx'
import styles from './HomePage.module.css'

/** The first page: the tables that this device has a seat at, and the ways to begin. */
export function HomePage() {
  const me = useMe()
  const hasLeft = new URLSearchParams(useSearch()).has('left')
  return (
    <Page header={<TopBar />}>
      <Stack gap="xl">
        {hasLeft && (
          <Notice title="You have left the table">
            What you wrote, answered and promised stays in its record with your name.
          </Notice>
        )}
        {me.seats.length > 0 && <YourTables seats={me.seats} />}
        {me.is === 'ready' && <WordsLeft held={me.seats} />}
        <header className={styles.welcome}>
          <h1>One table for everyone who helps a child</h1>
          <p>
            Parents, their supporter, the school and the local authority share one agenda, write the minutes
            together, and leave with actions that each party has signed. Nobody owns the table.
          </p>
        </header>
        {me.is === 'loading' && me.seats.length === 0 && <Loading words="Looking for your tables…" />}
        {me.is === 'failed' && (
          <Notice
            tone="attention"
            title="Concord cannot be reached just now"
            action={<Button onPress={me.retry}>Try again</Button>}
          >
            Check the connection of this device. Nothing is lost.
            {me.seats.length > 0 && ' A table that you had open here can be opened as it was then.'}
          </Notice>
        )}
        {me.is === 'ready' && (
          <Beginnings isExampleOffered={me.isExampleOffered} hasTables={me.seats.length > 0} />
        )}
      </Stack>
    </Page>
  )
}

function YourTables({ seats }: { seats: readonly SeatHeld[] }) {
  return (
    <Section title="Your tables" description="The tables that this device has a seat at.">
      <List label="Your tables">
        {seats.map(({ workspaceId, seatId, child, name, role, party, isExample }) => (
          <Row
            key={seatId}
            href={`/w/${workspaceId}/as/${seatId}`}
            leading={<PartyMark party={party} label={partyWord[party]} />}
            title={isExample ? `${child}, the example` : child}
            detail={`You are ${name}, ${role}`}
          />
        ))}
      </List>
    </Section>
  )
}

function Beginnings({ isExampleOffered, hasTables }: { isExampleOffered: boolean; hasTables: boolean }) {
  const [, navigate] = useLocation()
  const [isLaid, setIsLaid] = useState(false)
  const { run, isPending, asking } = useAsking()
  const layExample = () =>
    run(async () => {
      const { workspaceId, seats } = await call(endpoints.example, { body: {} })
      for (const { seatId } of seats)
        await call(endpoints.sitAtExample, { params: { workspaceId }, body: { seatId } })
      setIsLaid(true)
      navigate(`/example/${workspaceId}`)
    })
  return (
    <Section title={hasTables ? 'Begin another' : 'Begin here'}>
      <Stack gap="m">
        <p>
          {hasTables
            ? 'Open a table for another child, or look around in an example that nobody minds.'
            : 'If somebody sent you a personal link, open that link. Otherwise open a table for a child, or look around in an example that nobody minds.'}
        </p>
        <Cluster gap="s">
          <LinkButton href="/open" kind="primary">
            Open a table
          </LinkButton>
          {isExampleOffered && (
            <Button onPress={() => void layExample()} isPending={isPending || isLaid}>
              Try the example review
            </Button>
          )}
        </Cluster>
        {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
      </Stack>
    </Section>
  )
}
