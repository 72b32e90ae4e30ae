import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { WhoBelongs } from '../meeting/WhoBelongs.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Aims } from './Aims.tsx'
import { NoticeFacts } from './NoticeFacts.tsx'
import { OwnReply } from './OwnReply.tsx'
import { PeopleAtMeeting } from './PeopleAtMeeting.tsx'
import { RoleActs } from './RoleActs.tsx'

/** What happens before a meeting: who was told and when, who comes, what each party wants from it. */
export function Before({ meeting }: { meeting: Meeting }) {
  const type = meetingType(meeting.type)
  return (
    <Stack gap="l">
      {meeting.state === 'noticed' && (
        <Section title="Will you be there?">
          <OwnReply meeting={meeting} />
        </Section>
      )}
      <Section title="What each party wants from it">
        <Aims meeting={meeting} />
      </Section>
      <Section title="Who comes">
        {meeting.state === 'noticed' && <NoticeFacts meeting={meeting} />}
        <PeopleAtMeeting meeting={meeting} />
        {meeting.state === 'noticed' && <RoleActs meeting={meeting} />}
        {type && (
          <Disclosure title="Who is asked to such a meeting" level={3}>
            <WhoBelongs type={type} />
          </Disclosure>
        )}
      </Section>
    </Stack>
  )
}
