import { Video } from 'lucide-react'
import { useState } from 'react'
import { mayContribute, mayPlan } from '../../shared/access.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords, dayWords, momentWords } from '../table/days.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, personOf, useTable } from '../table/use-table.tsx'
import { toldWords } from '../workspace/meeting-words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ShowOnScreen } from '../screens/ShowOnScreen.tsx'
import { earlyWords } from './early-words.ts'
import { EndDialog } from './EndDialog.tsx'
import { Ended } from './Ended.tsx'
import styles from './MeetingHead.module.css'
import { StartDialog } from './StartDialog.tsx'

/** The head of the sheet: which meeting, why, when and where, and its next step. */
export function MeetingHead({ meeting }: { meeting: Meeting }) {
  const { table, names } = useTable()
  return (
    <header className={styles.head}>
      <p className={styles.kind}>{meetingType(meeting.type)?.name ?? 'Meeting'}</p>
      <h1>{meeting.title}</h1>
      <p className={styles.purpose}>{meeting.purpose}</p>
      <p className={styles.facts}>
        {dayWords(meeting.startsAt.slice(0, 10))}, {clockWords(meeting.startsAt)}, about {meeting.lengthMin}{' '}
        minutes
        {meeting.place && ` · ${meeting.place}`}
        {` · convened by ${personOf(table, names, meeting.convenedBy)}`}
        {meeting.noticedAt && ` · everyone was told ${momentWords(meeting.noticedAt)}`}
        {meeting.started &&
          ` · started by ${nameOf(names, meeting.started.by)} at ${clockWords(meeting.started.at)}`}
      </p>
      <NextStep meeting={meeting} />
      {meeting.ended && <Ended meeting={meeting} ended={meeting.ended} />}
    </header>
  )
}

/** What this person can do next about the meeting itself. */
function NextStep({ meeting }: { meeting: Meeting }) {
  const { table, seat, ask, hrefTo } = useTable()
  const [isEnding, setIsEnding] = useState(false)
  /** The question before a start at another time than planned. */
  const [asked, setAsked] = useState<string>()
  const { run, isPending, asking } = useAsking()
  const { id: meetingId, state } = meeting
  const act = async (type: 'meeting.notify' | 'meeting.start', said: string) => {
    if (!(await run(() => ask({ type, meetingId })))) return
    announce(said)
    setAsked(undefined)
  }
  const start = () => act('meeting.start', 'The meeting has started')
  const begin = () => {
    const early = earlyWords(meeting.startsAt)
    if (early) setAsked(early)
    else void start()
  }
  const mayChange = mayPlan(table, seat, meeting)
  return (
    <div className={styles.step}>
      {state === 'draft' && (
        <p className={styles.quiet}>
          Nobody has been told yet. {mayChange ? 'Look the agenda through, then tell everyone.' : ''}
        </p>
      )}
      {meeting.changedAfterNotice && <p className={styles.quiet}>{toldWords(meeting)}</p>}
      <Cluster gap="xs">
        {mayChange && (state === 'draft' || meeting.changedAfterNotice) && (
          <Button
            kind="primary"
            isPending={isPending}
            onPress={() => void act('meeting.notify', 'Everyone has been told')}
          >
            Tell everyone
          </Button>
        )}
        {state === 'noticed' && !meeting.changedAfterNotice && (
          <Button kind="primary" isPending={isPending} onPress={begin}>
            Start the meeting
          </Button>
        )}
        {state === 'noticed' && meeting.changedAfterNotice && (
          <Button isPending={isPending} onPress={begin}>
            Start the meeting
          </Button>
        )}
        {meeting.videoLink && state !== 'ended' && (
          <LinkButton
            href={meeting.videoLink}
            target="_blank"
            rel="noopener noreferrer"
            icon={<Video aria-hidden="true" size={18} />}
          >
            Join by video or phone
          </LinkButton>
        )}
        {state === 'live' && <ShowOnScreen meeting={meeting} />}
        {mayChange && <LinkButton href={hrefTo(`meeting/${meetingId}/plan`)}>Change the plan</LinkButton>}
        {state === 'live' && mayContribute(seat) && (
          <Button kind="quiet" onPress={() => setIsEnding(true)}>
            End the meeting…
          </Button>
        )}
      </Cluster>
      {asking.is === 'refused' && !asked && <Notice tone="attention">{asking.message}</Notice>}
      {asked && state === 'noticed' && (
        <StartDialog
          question={asked}
          asking={asking}
          onStart={() => void start()}
          onClose={() => setAsked(undefined)}
        />
      )}
      {isEnding && <EndDialog meeting={meeting} onClose={() => setIsEnding(false)} />}
    </div>
  )
}
