import { BookOpenText, ListChecks, ListOrdered, LockKeyhole, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { MeetingActions } from '../actions/MeetingActions.tsx'
import { HowHere } from '../attendance/HowHere.tsx'
import { WhoWroteProvider } from '../minutes/authorship/WhoWroteProvider.tsx'
import { PrivatePane } from '../private/PrivatePane.tsx'
import { useUnseenCount } from '../private/use-side.ts'
import { VoiceStrip } from '../voice/VoiceStrip.tsx'
import { MinutesProvider } from '../minutes/MinutesProvider.tsx'
import { useTable } from '../table/use-table.tsx'
import { WaitingList } from '../table/WaitingList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Section.tsx'
import { Agenda } from './Agenda.tsx'
import { AtMeeting } from './AtMeeting.tsx'
import { MeetingBar } from './MeetingBar.tsx'
import { MeetingPeople } from './MeetingPeople.tsx'
import { Parts } from './Parts.tsx'
import { MinutesSheet } from './MinutesSheet.tsx'
import styles from './MeetingPage.module.css'
import { useAnnounced } from './use-announced.ts'
import { useFollowing } from './use-following.ts'
import { useKeptFocus } from './use-kept-focus.ts'

const agenda = { id: 'agenda', words: 'Agenda', icon: ListOrdered } as const
const minutes = { id: 'minutes', words: 'Minutes', icon: BookOpenText } as const
const actions = { id: 'actions', words: 'Actions', icon: ListChecks } as const
const ownSide = { id: 'private', words: 'Private', icon: LockKeyhole } as const
const people = { id: 'people', words: 'People', icon: Users } as const

const onPhone = [agenda, minutes, actions, ownSide, people]
const atSide = [actions, people, ownSide]

type Part = (typeof onPhone)[number]['id']
type SidePart = (typeof atSide)[number]['id']

/** With how many messages of one's own party wait on its private side. */
const counted = <Entry extends { id: Part }>(entries: readonly Entry[], unseen: number) =>
  entries.map((entry) => (entry.id === 'private' ? { ...entry, count: unseen } : entry))

/** The room: agenda, minutes, actions and people of one meeting. Side by side where there is room, else one at a time. */
export function MeetingPage({ meetingId }: { meetingId: string }) {
  const { table, live, hrefTo } = useTable()
  const { view, show } = useShownPart()
  const voice = useKeptFocus<HTMLDivElement>()
  const [side, setSide] = useState<SidePart>('actions')
  const meeting = table.meetings[meetingId]
  const unseen = useUnseenCount()
  const { goTo, arrive, isAway } = useFollowing(meeting?.currentItemId)
  useAnnounced(meetingId)
  const go = (itemId: string) => {
    show('minutes')
    goTo(itemId)
  }

  useEffect(() => {
    live.showMeeting(meetingId)
    return () => live.showMeeting(null)
  }, [live, meetingId])

  if (!meeting)
    return (
      <Page>
        <EmptyState
          level={1}
          title="There is no such meeting"
          action={<LinkButton href={hrefTo('')}>Back to the table</LinkButton>}
        >
          The link may be incomplete. Every meeting of this table is on its overview.
        </EmptyState>
      </Page>
    )
  return (
    <AtMeeting meeting={meeting}>
      <MinutesProvider text={{ kind: 'minutes', meetingId }}>
        <Page width="full" header={<MeetingBar meeting={meeting} following={{ isAway, onBack: go }} />}>
          <div className={styles.meeting} data-has-begun={meeting.started !== undefined}>
            <WaitingList />
            <div className={styles.room} data-view={view} data-side={side}>
              {/* The heading of the sheet is not on a small screen that shows another part. */}
              {view !== 'minutes' && (
                <h1 className={styles.partTitle}>
                  {`${meeting.title}: ${onPhone.find(({ id }) => id === view)?.words}`}
                </h1>
              )}
              <div className={styles.pane} data-pane="agenda">
                <Agenda meeting={meeting} onGo={go} />
              </div>
              <section className={styles.pane} data-pane="minutes" aria-label="Minutes">
                <WhoWroteProvider meetingId={meetingId}>
                  <MinutesSheet meeting={meeting} onArrive={arrive} />
                </WhoWroteProvider>
              </section>
              <div className={styles.side}>
                <Parts
                  kind="strip"
                  label="Beside the minutes"
                  entries={counted(atSide, unseen)}
                  current={side}
                  onChoose={(part) => {
                    setSide(part)
                    show(part)
                  }}
                />
                <div className={styles.pane} data-pane="actions">
                  <Section title="Actions">
                    <MeetingActions meetingId={meetingId} />
                  </Section>
                </div>
                <div className={styles.pane} data-pane="private">
                  <PrivatePane meeting={meeting} />
                </div>
                <div className={styles.pane} data-pane="people">
                  <MeetingPeople meetingId={meetingId} />
                </div>
              </div>
            </div>
            <div className={styles.foot}>
              {meeting.state === 'live' && (
                <div ref={voice} tabIndex={-1} className={styles.voice}>
                  <HowHere meeting={meeting} />
                  <VoiceStrip meeting={meeting} />
                </div>
              )}
              <Parts
                kind="bar"
                label="Parts of the meeting"
                entries={counted(onPhone, unseen)}
                current={view}
                onChoose={(part) => {
                  show(part)
                  if (part !== 'agenda' && part !== 'minutes') setSide(part)
                }}
              />
            </div>
          </div>
        </Page>
      </MinutesProvider>
    </AtMeeting>
  )
}

/** The part that a small screen shows. All parts scroll the one page, so each is found again where it was left. */
function useShownPart() {
  const [view, setView] = useState<Part>('minutes')
  const places = useRef<Partial<Record<Part, number>>>({})
  const show = (part: Part) => {
    if (part === view) return
    places.current[view] = window.scrollY
    flushSync(() => setView(part))
    if (matchMedia('(max-width: 899px)').matches) window.scrollTo(0, places.current[part] ?? 0)
  }
  return { view, show }
}
