import type { Meeting } from '../../shared/meetings/meeting.ts'
import { mayContribute } from '../../shared/access.ts'
import { AtMeeting } from '../meeting/AtMeeting.tsx'
import { WhoWroteProvider } from '../minutes/authorship/WhoWroteProvider.tsx'
import { MinutesProvider } from '../minutes/MinutesProvider.tsx'
import { MinutesSection } from '../minutes/MinutesSection.tsx'
import { RefusedNotice } from '../minutes/RefusedNotice.tsx'
import { SavedMark } from '../minutes/SavedMark.tsx'
import { TableShell } from '../table/TableShell.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { BriefFacts } from './BriefFacts.tsx'
import { BriefLastTime } from './BriefLastTime.tsx'
import styles from './BriefPage.module.css'
import { BriefWants } from './BriefWants.tsx'
import { OnlyYourParty, WhoCanRead } from './OnlyYourParty.tsx'

/** One page to take along for whoever goes to a meeting for the party. Only the party sees it. */
export function BriefPage({ meetingId }: { meetingId: string }) {
  const { table, hrefTo } = useTable()
  const meeting = table.meetings[meetingId]
  return (
    <TableShell width="text">
      {meeting ? (
        <AtMeeting meeting={meeting}>
          <Brief meeting={meeting} />
        </AtMeeting>
      ) : (
        <EmptyState
          level={1}
          title="There is no such meeting"
          action={<LinkButton href={hrefTo('')}>Back to the table</LinkButton>}
        >
          Every meeting of this table is on its overview.
        </EmptyState>
      )}
    </TableShell>
  )
}

function Brief({ meeting }: { meeting: Meeting }) {
  const { seat, hrefTo } = useTable()
  const { id: meetingId } = meeting
  const mayWrite = mayContribute(seat)
  const part = { textName: 'Private to your party', canWrite: mayWrite }
  return (
    <MinutesProvider text={{ kind: 'private', meetingId, party: seat.party }}>
      <WhoWroteProvider meetingId={meetingId}>
        <article className={styles.brief} aria-label="Brief for the meeting">
          <OnlyYourParty level={2} />
          <WhoCanRead />
          <div className={styles.acts}>
            <Button onPress={() => print()}>Print this page</Button>
            <LinkButton kind="quiet" href={hrefTo(`meeting/${meetingId}`)}>
              To the meeting
            </LinkButton>
            <SavedMark />
          </div>
          <RefusedNotice />
          <BriefFacts meeting={meeting} />
          <BriefWants meetingId={meetingId} />
          <section className={styles.part}>
            <h2>What to ask</h2>
            <MinutesSection
              {...part}
              itemId="ask"
              label="what to ask"
              placeholder={mayWrite ? 'The questions that must not be forgotten.' : 'Nothing written yet.'}
            />
          </section>
          <section className={styles.part}>
            <h2>What not to decide</h2>
            <MinutesSection
              {...part}
              itemId="not_decide"
              label="what not to decide"
              placeholder={
                mayWrite ? 'What to take away instead: “I will take that back.”' : 'Nothing written yet.'
              }
            />
          </section>
          <BriefLastTime meeting={meeting} />
        </article>
      </WhoWroteProvider>
    </MinutesProvider>
  )
}
