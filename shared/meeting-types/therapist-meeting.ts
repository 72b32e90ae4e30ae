import { item, type MeetingType } from './meeting-type.ts'

/** A therapist or another specialist tells what was seen, and everyone agrees what to do with it. */
export const therapistMeeting: MeetingType = {
  id: 'therapist_meeting',
  dated: '2026-11',
  name: 'Therapist or specialist meeting',
  summary: 'What a specialist has seen, in plain words, and what is done with it in class and at home.',
  usualLengthMin: 45,
  mustBeInvited: [],
  usuallyAttend: ['Therapist or specialist', 'Parent', 'Class teacher', 'SENCO'],
  agenda: [
    item('What was seen or assessed', 'note', 12),
    item('The family’s and the child’s view of it', 'views', 6),
    item('The advice, in plain words', 'provision', 10),
    item('Who does what in class and at home, and how often', 'action', 10),
    item('When it is looked at again', 'date', 3),
  ],
  sources: [
    { title: 'SEND Code of Practice 0–25 (January 2015), paragraphs 6.58 to 6.62: involving specialists' },
  ],
}
