import type { Meeting } from '../../shared/meetings/meeting.ts'

export const meetingStateWords: Record<Meeting['state'], string> = {
  draft: 'Being planned; nobody has been told yet',
  noticed: 'Everyone has been told',
  live: 'Live now',
  ended: 'Ended',
}
