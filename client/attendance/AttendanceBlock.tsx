import type { Meeting } from '../../shared/meetings/meeting.ts'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Aims } from './Aims.tsx'
import { NoticeFacts } from './NoticeFacts.tsx'
import { PeopleAtMeeting } from './PeopleAtMeeting.tsx'

/** After the end: who was there and how, with times and apologies in their own words, as part of the sheet. */
export function AttendanceBlock({ meeting }: { meeting: Meeting }) {
  return (
    <Stack gap="l">
      <Section title="Who was there">
        <PeopleAtMeeting meeting={meeting} />
        <NoticeFacts meeting={meeting} />
      </Section>
      {Object.keys(meeting.aims).length > 0 && (
        <Section title="What each party wanted from it">
          <Aims meeting={meeting} />
        </Section>
      )}
    </Stack>
  )
}
