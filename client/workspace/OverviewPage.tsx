import { mayConvene } from '../../shared/access.ts'
import { allNeedsOf } from '../../shared/needs/needs.ts'
import { WithForms } from '../forms/OpenForm.tsx'
import { PeopleByParty } from '../people/PeopleByParty.tsx'
import { clockWords, dayWords, today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { List } from '../ui/List.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { History } from './History.tsx'
import { meetingStateWords } from './meeting-words.ts'
import { AwaitedReplies } from './AwaitedReplies.tsx'
import { NeedsYou } from './NeedsYou.tsx'
import { meetingsLatestFirst, nextMeeting } from './next-meeting.ts'
import styles from './OverviewPage.module.css'
import { WaitingForDate } from './WaitingForDate.tsx'

/** The table at a glance: the next meeting, what needs you, who is here, and what happened. */
export function OverviewPage() {
  const { table, names, seat, hrefTo } = useTable()
  const needs = allNeedsOf(table, seat.id, today())
  return (
    <div className={styles.columns}>
      <Stack gap="xl">
        <h1>{names.child}’s table</h1>
        <NextMeeting />
        {needs.length > 0 && (
          <Section title="Needs you">
            <NeedsYou />
          </Section>
        )}
        <WithForms>
          <WaitingForDate />
          <AwaitedReplies />
        </WithForms>
        <Meetings />
        <Section title="What happened">
          <History />
        </Section>
      </Stack>
      <aside aria-label="Who is at the table">
        <Section
          title="Who is at the table"
          action={
            <LinkButton href={hrefTo('people')} kind="quiet">
              People
            </LinkButton>
          }
        >
          <WhoIsHere />
        </Section>
      </aside>
    </div>
  )
}

function NextMeeting() {
  const { table, seat, hrefTo } = useTable()
  const meeting = nextMeeting(table)
  if (!meeting)
    return (
      <Sheet>
        <EmptyState
          level={2}
          title="No meeting is planned"
          action={
            mayConvene(seat) && (
              <LinkButton href={hrefTo('convene')} kind="primary">
                Convene a meeting
              </LinkButton>
            )
          }
        >
          {mayConvene(seat)
            ? 'Any party may convene one. Choose a kind of meeting and Concord proposes its agenda.'
            : 'Any party’s host may convene one; then its agenda stands here.'}
        </EmptyState>
      </Sheet>
    )
  return (
    <Sheet>
      <Section
        title={meeting.title}
        description={`${meetingStateWords(meeting)} · ${dayWords(meeting.startsAt.slice(0, 10))}, ${clockWords(meeting.startsAt)}${meeting.place ? ` · ${meeting.place}` : ''}`}
      >
        <Stack gap="m">
          <p>{meeting.purpose}</p>
          <div>
            <LinkButton href={hrefTo(`meeting/${meeting.id}`)} kind="primary">
              {meeting.state === 'live' ? 'Join the meeting' : 'Open the agenda'}
            </LinkButton>
          </div>
        </Stack>
      </Section>
    </Sheet>
  )
}

function Meetings() {
  const { table, seat, hrefTo } = useTable()
  const meetings = meetingsLatestFirst(table)
  if (meetings.length === 0) return null
  return (
    <Section
      title="Meetings"
      action={
        mayConvene(seat) && (
          <LinkButton href={hrefTo('convene')} kind="quiet">
            Convene a meeting
          </LinkButton>
        )
      }
    >
      <List>
        {meetings.map((meeting) => (
          <Row
            key={meeting.id}
            href={hrefTo(`meeting/${meeting.id}`)}
            title={meeting.title}
            detail={`${dayWords(meeting.startsAt.slice(0, 10))} · ${meetingStateWords(meeting)}`}
          />
        ))}
      </List>
    </Section>
  )
}

function WhoIsHere() {
  const { present } = useTable()
  const isPresent = (id: string) => present.some(({ seatId }) => seatId === id)
  return (
    <PeopleByParty
      isAway={({ state }) => state === 'invited'}
      whereabouts={({ id, state }) => (state === 'invited' ? 'invited' : isPresent(id) ? 'here now' : '')}
    />
  )
}
